package io.polypath.ffm.sys;

/**
 * The machine. The generated layouts are equal on both of these (see {@code jextract/README.md}); what differs is
 * chosen by hand in {@link EpollEvent} and {@link OpenFlags}.
 */
enum Architecture {
    X86_64, AARCH64;

    static final Architecture CURRENT = of(System.getProperty("os.arch"));

    /** @throws UnsupportedOperationException on a machine whose layouts nobody has proved */
    static Architecture of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            default -> throw new UnsupportedOperationException(
                    "no kernel layouts for " + osArch + ": only x86-64 and aarch64 are known");
        };
    }
}
