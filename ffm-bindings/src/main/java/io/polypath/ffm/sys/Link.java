package io.polypath.ffm.sys;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Calls of the C library, all through one handle, so that errno is captured at the return.
 *
 * <p>The handle takes the function's address, the errno segment and six 64-bit words, and returns a 64-bit word: the linker makes a stub
 * and some thirty classes for each shape, and some more for each function that is bound to one, and those were most of the time that the
 * daemon took to start (docs/decisions/0007). By the calling conventions of x86-64 and of 64-bit Arm on Linux an integer or pointer
 * argument fills a register whatever its width, the callee looks at as many registers, and at as much of each, as it declares, and a
 * function with an ellipsis is called in the same way; of a result that C declares as int the upper half is undefined.
 *
 * <p>{@code Linker.Option.critical} is deliberately absent: a thread inside a critical call holds up every safepoint,
 * and all of these calls may sleep.
 */
final class Link {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;

    /** {@code long (MemorySegment function, MemorySegment errno, long, long, long, long, long, long)}. */
    static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(WORD, WORD, WORD, WORD, WORD, WORD, WORD), Linker.Option.captureCallState("errno"));

    private Link() {}

    /** The address of a function of the C library. */
    static MemorySegment function(String name) {
        return LIBC.findOrThrow(name);
    }
}
