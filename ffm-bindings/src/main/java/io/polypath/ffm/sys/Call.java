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

    final long call(MemorySegment function) {
        return call(function, 0, 0, 0, 0, 0, 0);
    }

    final long call(MemorySegment function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    final long call(MemorySegment function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    final long call(MemorySegment function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    final long call(MemorySegment function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    final long call(MemorySegment function, long a, long b, long c, long d, long e) {
        return call(function, a, b, c, d, e, 0);
    }

    /** Calls a function that has as many parameters, or fewer: what it does not declare it does not see. */
    final long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Link.CALL.invokeExact(function, errno, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw bug(t);
        }
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
    private static Error bug(Throwable thrown) {
        return switch (thrown) {
            case Error error -> error;
            case RuntimeException exception -> throw exception;
            default -> new AssertionError("a system call threw a checked exception", thrown);
        };
    }
}
