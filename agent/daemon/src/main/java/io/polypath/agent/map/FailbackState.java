package io.polypath.agent.map;

/** State of a map's failback. */
public enum FailbackState {
    /** Nothing is due. */
    IDLE,
    /** A better group has been seen; the delay runs. */
    WAITING
}
