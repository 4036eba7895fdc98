package io.polypath.agent.path;

/**
 * What sysfs {@code device/state} of a SCSI device (drivers/scsi/scsi_sysfs.c, {@code sdev_states}) says before a check
 * is sent. It says
 * <em>running</em> through transport loss, so it can only take a path out, never prove one good.
 */
public final class DeviceStateVerdict {

    private DeviceStateVerdict() {}

    /**
     * Decides.
     *
     * @param deviceState the attribute's text; empty when it could not be read
     * @param out overwritten
     * @return whether a check should be sent; otherwise {@code out} is the conclusion
     */
    public static boolean decide(String deviceState, Verdict out) {
        out.clear();
        switch (deviceState) {
            case "running", "" -> {
                return true;
            }
            case "blocked", "created-blocked", "quiesce", "created" ->
                out.conclude(PathState.PENDING, Reason.DEVICE_BLOCKED);
            case "cancel", "deleted" -> out.conclude(PathState.REMOVED, Reason.DEVICE_GONE);
            default -> out.conclude(PathState.DOWN, offline(deviceState));
        }
        return false;
    }

    /** Whether it is one of those in which the kernel lets no command through. */
    public static boolean isOffline(String deviceState) {
        return deviceState.equals("offline") || deviceState.equals("transport-offline");
    }

    /** Who set a device offline: the transport, whose port is lost, or error handling or an administrator. */
    public static Reason offline(String deviceState) {
        return deviceState.equals("transport-offline") ? Reason.TRANSPORT_OFFLINE : Reason.DEVICE_OFFLINE;
    }

    /** Whether a reason was read from one of those states. */
    public static boolean isOffline(Reason reason) {
        return reason == Reason.DEVICE_OFFLINE || reason == Reason.TRANSPORT_OFFLINE;
    }

    /**
     * The verdict of the checker <em>none</em>, which has nothing else to go by.
     *
     * @param out overwritten
     * @return {@code out}
     */
    public static Verdict decideAlone(String deviceState, Verdict out) {
        if (deviceState.isEmpty()) {
            out.clear().conclude(PathState.DOWN, Reason.DEVICE_STATE_UNREADABLE);
        } else if (decide(deviceState, out)) {
            out.conclude(PathState.UP, Reason.DEVICE_RUNNING);
        }
        return out;
    }
}
