package io.polypath.agent.path;

/** Who, beside the checks, has the say over a path. */
public enum Hold {
    /** Checks decide. */
    NONE,
    /** An operator failed the path: checks are without effect until it is reinstated. */
    OPERATOR,
    /** The device is gone or is another one now: this generation of the path has ended. */
    RETIRED
}
