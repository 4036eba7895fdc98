package io.polypath.agent.path;

/** What the kernel should hold of a path, where the path's state alone does not tell. */
public final class KernelRule {

    /** TPGS field of standard INQUIRY byte 5 (SPC-5 6.7.2): implicit transitions only. */
    private static final int TPGS_IMPLICIT_ONLY = 1;

    private KernelRule() {}

    /**
     * The kernel's part for a path. A standby path is not reinstated where the map has no active path and the host
     * cannot make the array switch: I/O sent there would only fail instead of being queued.
     *
     * @param tpgs 0 none, 1 implicit, 2 explicit, 3 both
     */
    public static KernelIntent intentOf(PathState state, boolean mapHasActivePath, int tpgs) {
        Check.that(tpgs >= 0 && tpgs <= 3, "TPGS has two bits", tpgs);
        if (state == PathState.GHOST && !mapHasActivePath && tpgs == TPGS_IMPLICIT_ONLY) {
            return KernelIntent.NONE;
        }
        return state.kernelIntent();
    }
}
