package io.polypath.agent.path;

/** What becomes of a good check of a path that has failed before. */
public enum Belief {
    /** The path is as good as the check says. */
    BELIEVED,
    /** It may be good now, and fails too often. */
    WITHHELD,
    /** Withheld, and a test with reads begins. */
    TO_BE_TESTED
}
