package io.polypath.ringbuf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Damages files, as a crash, a bug or an attacker would. */
final class FilePatch {
    private FilePatch() {}

    static void setLong(Path file, long offset, long value) throws IOException {
        write(file, offset, ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).flip());
    }

    static void setInt(Path file, long offset, int value) throws IOException {
        write(file, offset, ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).flip());
    }

    static void truncate(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    /** Makes the header's checksum match what is in the header now. */
    static void repairChecksum(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer covered = ByteBuffer.allocate(248);
            channel.read(covered, 0);
            CRC32C crc = new CRC32C();
            crc.update(covered.flip());
            setInt(file, 248, (int) crc.getValue());
        }
    }

    private static void write(Path file, long offset, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, offset);
        }
    }
}
