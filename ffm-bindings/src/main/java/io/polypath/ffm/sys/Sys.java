package io.polypath.ffm.sys;

import java.lang.foreign.Arena;

/**
 * Linux system calls of one lane: every call returns its value or minus errno and, once compiled, allocates nothing.
 *
 * <p>Owned by one lane, because the errno segment is: with a confined arena a call from another thread is refused.
 * All functions are linked when this class is initialized, none at its first call.
 *
 * <p>The calls are grouped by the files of the superclasses; the ladder of package-private classes is only a way to
 * keep each group readable. Parameters are those of the C function, in its order. Memory arguments are passed to the
 * kernel as they are. Where the C function takes a length, the length is checked against the segment; where it takes a
 * record, the caller answers for the record's size.
 */
public final class Sys extends ProcessCalls {
    /** @param arena the lane's arena; it lives as long as the lane */
    public Sys(Arena arena) {
        super(arena);
    }
}
