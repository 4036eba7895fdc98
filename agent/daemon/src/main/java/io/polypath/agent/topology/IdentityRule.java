package io.polypath.agent.topology;

/**
 * Which of the things said about a path's identity counts. Pure.
 *
 * <p>udev comes first, because its identity is what the host's other tools show and what existing state files hold. The
 * device's own word (VPD page 83h) stands in only when udev will not speak.
 */
public final class IdentityRule {

    /** The udev property under which scsi_id gives the name that a disk's page 83h says, in the rendering of {@link Wwid}. */
    public static final String DEVICE_ATTRIBUTE = "ID_SERIAL";

    private IdentityRule() {}

    /**
     * @param fromUdev the configured udev property, or null
     * @param fromDevice what the device says, or null
     * @param udevMaySpeak whether udev runs, has not finished with the device, and is still waited for
     * @return the identity, or null while there is none
     */
    public static Wwid choose(Wwid fromUdev, Wwid fromDevice, boolean udevMaySpeak) {
        if (fromUdev != null) {
            return fromUdev;
        }
        return udevMaySpeak ? null : fromDevice;
    }
}
