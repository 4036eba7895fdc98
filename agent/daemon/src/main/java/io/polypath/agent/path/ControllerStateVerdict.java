package io.polypath.agent.path;

/**
 * What sysfs {@code state} of an NVMe controller (drivers/nvme/host/sysfs.c) says to a checker that sends nothing. Of a controller
 * behind a fabric it can be believed: the kernel's keep-alive is what finds out.
 */
public final class ControllerStateVerdict {

    private ControllerStateVerdict() {}

    /**
     * Decides.
     *
     * @param state the attribute's text; empty when it could not be read
     * @param out overwritten
     */
    public static void decide(String state, Verdict out) {
        out.clear();
        switch (state) {
            case "live" -> out.conclude(PathState.UP, Reason.CONTROLLER_LIVE);
            case "new", "deleting", "deleting (no IO)" -> out.conclude(PathState.PENDING, Reason.CONTROLLER_IN_PASSING);
            case "" -> out.conclude(PathState.DOWN, Reason.DEVICE_STATE_UNREADABLE);
            default -> out.conclude(PathState.DOWN, Reason.CONTROLLER_NOT_LIVE).follow(Verdict.SUSPECT_NEIGHBOURS);
        }
    }
}
