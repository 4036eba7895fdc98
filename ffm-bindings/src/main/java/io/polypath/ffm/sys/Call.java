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

    /** A downcall handle declares Throwable but throws nothing of its own: whatever arrives here is a bug of ours. */
    static Error bug(Throwable thrown) {
        return switch (thrown) {
            case Error error -> error;
            case RuntimeException exception -> throw exception;
            default -> new AssertionError("a system call threw a checked exception", thrown);
        };
    }
}
