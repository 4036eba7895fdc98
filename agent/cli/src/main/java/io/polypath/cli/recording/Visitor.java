package io.polypath.cli.recording;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Takes what is in a recording, in its order. Everything has been checked; memory is valid during the call. */
interface Visitor {

    default void about(String lines) throws IOException {}

    /** A text, or the next part of the one before with the same name. */
    default void part(String name, byte[] contents) throws IOException {}

    /** A file begins, of which there were no records yet. */
    default void stream(Stream stream) throws IOException {}

    /** A record of a flight file. @param payload aligned to 8 bytes, as the file has it */
    default void record(Stream stream, long sequence, long timeNs, MemorySegment payload) throws IOException {}

    /** A row of a table. @param readNs when, CLOCK_MONOTONIC of the host */
    default void row(Stream stream, long readNs, int index, long version, MemorySegment payload) throws IOException {}
}
