package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What every call needs: the lane's errno segment, and the rule that turns C's result into value or minus errno. */
abstract sealed class Call permits FileCalls {
    /** Written by the linker at the return of each call; meaningful only after a failure. */
    final MemorySegment errno;

    Call(Arena arena) {
        errno = arena.allocate(Linker.Option.captureStateLayout());
    }

    final int result(int value) {
        return value >= 0 ? value : -errno.get(ValueLayout.JAVA_INT, 0);
    }

    final long result(long value) {
        return value >= 0 ? value : -errno.get(ValueLayout.JAVA_INT, 0);
    }

    /**
     * The address of memory that a call reads or writes. Its arena keeps it there: a lane's memory lives as long as the lane.
     *
     * @throws IllegalArgumentException for memory on the heap, which has no address that stays
     */
    static long at(MemorySegment memory) {
        if (!memory.isNative()) {
            throw new IllegalArgumentException("memory on the heap");
        }
        return memory.address();
    }

    /** A downcall handle declares Throwable but throws nothing of its own: whatever arrives here is a bug of ours. */
    static Error bug(Throwable thrown) {
        return switch (thrown) {
            case Error error -> error;
            case RuntimeException exception -> throw exception;
            default -> new AssertionError("a system call threw a checked exception", thrown);
        };
    }
}
