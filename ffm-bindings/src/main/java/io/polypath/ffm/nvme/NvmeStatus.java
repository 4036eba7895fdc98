package io.polypath.ffm.nvme;

/**
 * The status of a completion queue entry, as {@code NVME_IOCTL_ADMIN_CMD} and {@code NVME_IOCTL_IO_CMD} return it: status code in bits
 * 7..0, status code type in 10..8, above them More and Do Not Retry.
 *
 * <p>Source: NVM Express Base Specification 2.0, 3.3.3.2.1; {@code include/linux/nvme.h}.
 */
public final class NvmeStatus {

    /** Status code type of commands in general. */
    public static final int GENERIC = 0;
    /** Status code type of errors of the path, not of the namespace. */
    public static final int PATH = 3;

    /** Generic: the controller does not know the command. */
    public static final int INVALID_OPCODE = 0x01;
    /** Generic: there is no such field value. */
    public static final int INVALID_FIELD = 0x02;
    /** Generic: the command was aborted, for whatever reason. */
    public static final int ABORTED = 0x07;
    /** Generic: no such namespace, or not attached to this controller. */
    public static final int INVALID_NAMESPACE = 0x0b;
    /** Generic: the namespace is not ready. */
    public static final int NAMESPACE_NOT_READY = 0x82;

    /** Path: the namespace is lost to this controller for good. */
    public static final int ANA_PERSISTENT_LOSS = 0x01;
    /** Path: the namespace cannot be reached through this controller now. */
    public static final int ANA_INACCESSIBLE = 0x02;
    /** Path: the access state is changing. */
    public static final int ANA_TRANSITION = 0x03;

    private static final int CODE_MASK = 0xff;
    private static final int TYPE_SHIFT = 8;
    private static final int TYPE_MASK = 0x7;

    private NvmeStatus() {}

    /** Status code, 0 to 255. */
    public static int code(int status) {
        return status & CODE_MASK;
    }

    /** Status code type, 0 to 7. */
    public static int type(int status) {
        return status >> TYPE_SHIFT & TYPE_MASK;
    }
}
