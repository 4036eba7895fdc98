package io.polypath.ffm.sys;

import java.nio.ByteOrder;

/**
 * The machine. The generated layouts are equal on both of these (see {@code jextract/README.md}); what differs is chosen by
 * hand in {@link EpollEvent} and {@link OpenFlags}.
 */
enum Architecture {
    X86_64, AARCH64;

    static final Architecture CURRENT = of(System.getProperty("os.arch"));

    /** @throws UnsupportedOperationException on a machine whose layouts nobody has proved */
    static Architecture of(String osArch) {
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            switch (osArch) {
                case "amd64", "x86_64" -> {
                    return X86_64;
                }
                case "aarch64" -> {
                    return AARCH64;
                }
                default -> { }
            }
        }
        throw new UnsupportedOperationException("no kernel layouts for " + osArch + ": only x86-64 and aarch64 are known");
    }
}
