package io.polypath.sim.model;

/** How bytes of an answer are spoilt. */
public enum Damage {
    /** Only the first half arrives. */
    TRUNCATED,
    /** Nothing arrives, although the command ended as it would have. */
    MISSING,
    /** The length field promises more than there is. */
    LENGTH_TOO_LONG,
    /** The length field promises less than one whole entry. */
    LENGTH_TOO_SHORT,
    /** The length of the first entry reaches beyond the end. */
    ENTRY_TOO_LONG,
    /** Random bytes. */
    GARBAGE
}
