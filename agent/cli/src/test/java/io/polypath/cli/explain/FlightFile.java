package io.polypath.cli.explain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Does to a flight file what a crash does. */
final class FlightFile {

    private static final int HEADER_BYTES = 4_096;
    private static final int RECORD_BYTES = 256;

    private FlightFile() {}

    /** Leaves a record as its writer leaves it that dies in the middle: its sequence word is negative. */
    static void unfinish(Path file, long sequence) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, -sequence);
            channel.write(word, HEADER_BYTES + (sequence - 1) * RECORD_BYTES);
        }
    }
}
