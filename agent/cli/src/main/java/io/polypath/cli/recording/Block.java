package io.polypath.cli.recording;

import java.nio.ByteBuffer;

/**
 * One block of a recording.
 *
 * @param kind what it holds
 * @param number from 0 on
 * @param offset where it begins in the file
 * @param content little endian; valid until the next block is read
 */
record Block(BlockKind kind, int number, long offset, ByteBuffer content) {

    /** A fault of the content. */
    RecordingException fault(String what) {
        return new RecordingException(offset, "block " + number + ": " + what);
    }
}
