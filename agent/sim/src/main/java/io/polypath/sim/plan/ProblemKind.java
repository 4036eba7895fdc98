package io.polypath.sim.plan;

/** What can be wrong with a word of a plan. */
public enum ProblemKind {
    UNKNOWN_OPTION,
    MISSING_VALUE,
    NOT_A_NUMBER,
    NOT_A_DURATION,
    NOT_A_SIZE,
    NOT_A_LATENCY,
    NOT_A_SENSE,
    UNKNOWN_WORD,
    UNKNOWN_FAULT,
    /** The word is not the name of a part of a fabric, or not of one that the fault can hit. */
    NOT_A_TARGET,
    /** The name is well formed, and the fabric of this plan has no such part. */
    NO_SUCH_PART,
    OUT_OF_RANGE,
    /** The line ends where a word was expected. */
    INCOMPLETE,
    /** The line goes on where it was expected to end. */
    TRAILING_WORDS
}
