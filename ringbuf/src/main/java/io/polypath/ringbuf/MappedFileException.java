package io.polypath.ringbuf;

import java.io.IOException;
import java.nio.file.Path;

/** A mapped file that cannot be made, or that is not what it claims to be. */
public final class MappedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Fault {
        /** The directory belongs to somebody else, is a link or no directory, or others may write to it. */
        UNSAFE_DIRECTORY,
        /** The file system has no room for the whole file. */
        NO_SPACE,
        /** A directory, device, pipe, socket or link. */
        NOT_A_REGULAR_FILE,
        /** Shorter than a header, or than its header says; also a file that became shorter while it was read. */
        TOO_SHORT,
        /** Longer than its header says. */
        TOO_LONG,
        /** The first bytes are none of ours. */
        UNKNOWN_MAGIC,
        /** One of ours, but not what this reader reads. */
        OTHER_KIND,
        /** Written by a release that lays files out differently. */
        UNKNOWN_VERSION,
        /** The header's checksum does not match its bytes. */
        CORRUPT_HEADER,
        /** Record size or number out of range. */
        BAD_GEOMETRY,
        /** The count of committed records cannot be. */
        BAD_CURSOR
    }

    private final Fault fault;

    MappedFileException(Fault fault, Path file, String detail) {
        this(fault, file, detail, null);
    }

    MappedFileException(Fault fault, Path file, String detail, IOException cause) {
        super(file + ": " + detail, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
