package io.polypath.sim.model;

/** How a target answers for a logical unit number that nothing is mapped to. */
public enum AbsentUnit {
    /** INQUIRY says qualifier 011b and type 1Fh; other commands get 05/25/00. SPC-4, 6.4.2 and SAM-5. */
    NOT_SUPPORTED,
    /**
     * As LIO does for LUN 0: TEST UNIT READY ends with GOOD, and only INQUIRY tells, with qualifier 001b and type 1Fh. A
     * checker that trusts TEST UNIT READY alone calls such a path up.
     */
    READY_BUT_EMPTY
}
