package io.polypath.agent.path;

/** What kind of thing a {@link Reason} rests on. Decides which of a path's clocks run. */
public enum Evidence {
    /** The logical unit did what it was asked. */
    WORKS,
    /** Target or logical unit answered, with something else than success. */
    ANSWERED,
    /** The target said that the logical unit is not there: permanent loss. */
    LOST,
    /** Nobody answered, or the transport said that nobody can: the all-paths-down kind. */
    SILENT,
    /** This process could not ask. Says nothing about the path. */
    OURS,
    /** Somebody beside the check said so: kernel, operator, a limit that ran out. */
    TOLD
}
