package io.polypath.agent.path;

/**
 * Which commands a check consists of. Results are sets of {@link Probe} bits.
 *
 * @param inquiryEvery every how many rounds a check includes standard INQUIRY, at least 1: the longest time for which a
 *     path whose logical unit was unmapped, but whose TEST UNIT READY still succeeds, is believed
 */
public record ProbePlan(int inquiryEvery) {

    public ProbePlan {
        Check.that(inquiryEvery >= 1, "INQUIRY comes every so many rounds", inquiryEvery);
    }

    /**
     * A regular check.
     *
     * @param stateProbe the command of the path's checker
     * @param identityProbe where this path's WWID comes from: {@link Probe#VPD83}, or {@link Probe#VPD80} for devices
     *     without
     * @param round how many checks the path has had; begun at a different number for each path, INQUIRYs do not come in
     *     bursts
     * @param identityInDoubt whether something said that another logical unit may answer here
     */
    public int round(Probe stateProbe, Probe identityProbe, long round, boolean identityInDoubt) {
        Check.that(stateProbe.tellsState(), "a check begins with a command that tells the state");
        Check.that(round >= 0, "a round is not negative", round);
        int set = stateProbe.bit();
        if (identityInDoubt) {
            set |= identity(identityProbe);
        } else if (round % inquiryEvery == 0) {
            set |= Probe.INQUIRY.bit();
        }
        return set;
    }

    /**
     * What must be asked before a good verdict is believed. A path that was bad, or was never good, may lead to another
     * logical unit now: giving it back to the kernel unseen would write to the wrong disk. One that was only pending
     * has not been away.
     *
     * @return the empty set when nothing needs to be asked
     */
    public int beforeReturn(PathMachine machine, Verdict verdict, Probe identityProbe) {
        boolean returns = verdict.state().usable() && !machine.good();
        return returns ? identity(identityProbe) : 0;
    }

    /**
     * What a completion's follow-ups call for.
     *
     * @param rtpg the form of REPORT TARGET PORT GROUPS that the device takes, or null when it takes none
     * @return the empty set when they call for no command to this logical unit
     */
    public int after(Verdict verdict, Probe rtpg, Probe identityProbe) {
        int set = 0;
        if (rtpg != null && verdict.asks(Verdict.REREAD_ALUA)) {
            Check.that(rtpg == Probe.RTPG_EXTENDED || rtpg == Probe.RTPG_PLAIN, "access states are read with RTPG");
            set |= rtpg.bit();
        }
        if (verdict.asks(Verdict.REREAD_IDENTITY)) {
            set |= identity(identityProbe);
        }
        return set;
    }

    private static int identity(Probe identityProbe) {
        Check.that(identityProbe == Probe.VPD83 || identityProbe == Probe.VPD80, "identity is read from a page");
        return Probe.INQUIRY.bit() | identityProbe.bit();
    }
}
