package io.polypath.ringbuf;

import java.nio.charset.StandardCharsets;

/** What a mapped file holds. The magic is the first eight bytes of the file, the suffix ends its name. */
public enum FileKind {
    /** Records of one lane, newest over oldest. */
    FLIGHT("PPFLIGHT", ".flight"),
    /** Rows that are rewritten in place. */
    TABLE("PPTABLE.", ".table"),
    /** Named 64-bit counters. */
    COUNTERS("PPCOUNTS", ".counters");

    private final long magic;
    private final String suffix;

    FileKind(String magic, String suffix) {
        this.magic = FileHeaderDescriptor.little(magic.getBytes(StandardCharsets.US_ASCII));
        this.suffix = suffix;
    }

    /** The file name for a name given to the creator. */
    public String fileName(String name) {
        return name + suffix;
    }

    long magic() {
        return magic;
    }

    /** The kind that begins with these eight bytes, or null. */
    static FileKind ofMagic(long magic) {
        for (FileKind kind : values()) {
            if (kind.magic == magic) {
                return kind;
            }
        }
        return null;
    }
}
