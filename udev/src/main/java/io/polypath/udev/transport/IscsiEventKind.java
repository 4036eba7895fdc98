package io.polypath.udev.transport;

/** What the kernel tells iscsid (enum iscsi_uevent_e, scsi/iscsi_if.h); only what concerns paths. */
public enum IscsiEventKind {
    /** ISCSI_KEVENT_CONN_ERROR: a connection failed; the session will be FAILED. Code: enum iscsi_err. */
    CONNECTION_ERROR(102),
    DESTROY_SESSION(104),
    /** ISCSI_KEVENT_UNBIND_SESSION: the session's devices are gone. */
    UNBIND_SESSION(105),
    CREATE_SESSION(106),
    /** ISCSI_KEVENT_CONN_LOGIN_STATE, from hardware that logs in itself. Code: enum iscsi_conn_state. */
    LOGIN_STATE(109),
    /** ISCSI_KEVENT_HOST_EVENT. Code: 1 link up, 2 link down. */
    HOST_EVENT(110),
    /** Any other message between the kernel and iscsid. */
    OTHER(-1);

    private static final IscsiEventKind[] ALL = values();

    private final int number;

    IscsiEventKind(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    static IscsiEventKind of(int number) {
        for (IscsiEventKind kind : ALL) {
            if (kind.number == number) {
                return kind;
            }
        }
        return OTHER;
    }
}
