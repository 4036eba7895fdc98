package io.polypath.ffm.sys;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Links functions of the C library so that errno is captured at the return.
 *
 * <p>Every handle takes the errno segment as its first argument. Handles of one shape share one stub, because the
 * linker caches by descriptor and options: a further shape costs 2 to 16 ms at start, a further handle less than 1 ms.
 *
 * <p>{@code Linker.Option.critical} is deliberately absent: a thread inside a critical call holds up every safepoint,
 * and all of these calls may sleep.
 */
final class Link {
    static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
    static final MemoryLayout A = ValueLayout.ADDRESS;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    private Link() {}

    /** A C function that returns {@code int}. */
    static MethodHandle toInt(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(LIBC.findOrThrow(name), FunctionDescriptor.of(I, arguments), ERRNO);
    }

    /** A C function that returns {@code long}, {@code ssize_t} or an address. */
    static MethodHandle toLong(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(LIBC.findOrThrow(name), FunctionDescriptor.of(L, arguments), ERRNO);
    }

    /** A C function that returns {@code int} and is declared with an ellipsis after {@code fixed} arguments. */
    static MethodHandle variadicToInt(String name, int fixed, MemoryLayout... arguments) {
        return LINKER.downcallHandle(LIBC.findOrThrow(name), FunctionDescriptor.of(I, arguments), ERRNO,
                Linker.Option.firstVariadicArg(fixed));
    }
}
