package io.polypath.cli.persist;

/** What the daemon believes. */
enum PrFlag {
    UNKNOWN,
    UNSET,
    SET;

    /** @param answer the daemon's, or null when there is none */
    static PrFlag of(String answer) {
        if (answer == null) {
            return UNKNOWN;
        }
        if (answer.startsWith("unset")) {
            return UNSET;
        }
        return answer.startsWith("set") ? SET : UNKNOWN;
    }
}
