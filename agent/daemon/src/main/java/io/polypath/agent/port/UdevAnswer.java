package io.polypath.agent.port;

/** What became of a wait for udev's rules. */
public enum UdevAnswer {
    /** Nobody waited. */
    NOT_ASKED,
    /** The rules ran for every event: nodes and links are in place. */
    DONE,
    /** They did not run in time; they may still. */
    LATE,
    /** No udev daemon runs. Nodes in {@code /dev/mapper} were made without it. */
    ABSENT
}
