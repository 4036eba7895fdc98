package io.polypath.ffm.sys;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * Links functions of the C library so that errno is captured at the return.
 *
 * <p>Every handle takes the errno segment as its first argument, then as many 64-bit words as the function has parameters, and
 * returns a 64-bit word, so that there is one shape per number of parameters: the linker makes a stub and some thirty classes for each
 * shape, and those were most of the time that the daemon took to start (docs/decisions/0007). By the calling conventions of x86-64 and
 * of 64-bit Arm on Linux an integer or pointer argument fills a register whatever its width, the callee looks at as much of it as it
 * declares, and a function with an ellipsis is called in the same way; of a result that C declares as int the upper half is undefined.
 *
 * <p>{@code Linker.Option.critical} is deliberately absent: a thread inside a critical call holds up every safepoint,
 * and all of these calls may sleep.
 */
final class Link {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    private Link() {}

    /** @param parameters how many integer or pointer parameters the function has, 0 to 6 */
    static MethodHandle function(String name, int parameters) {
        MemoryLayout[] words = Collections.nCopies(parameters, ValueLayout.JAVA_LONG).toArray(MemoryLayout[]::new);
        return LINKER.downcallHandle(LIBC.findOrThrow(name), FunctionDescriptor.of(ValueLayout.JAVA_LONG, words), ERRNO);
    }
}
