package io.polypath.cli.recording;

import static io.polypath.tests.fuzz.Input.same;

import io.polypath.cli.runtime.ScratchDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording that somebody sent: as it is, and as the contents of blocks whose checksums are right, which a fuzzer does not come to by
 * itself. A file that is refused is refused before anything is unpacked.
 */
public final class RecordingTarget {

    private RecordingTarget() {}

    /** Reads both. @throws IOException when there is no place for them */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.create("fuzz")) {
            read(Files.write(scratch.path().resolve("plain"), data), scratch.path().resolve("of-plain"));
            read(Files.write(scratch.path().resolve("blocks"), blocks(data)), scratch.path().resolve("of-blocks"));
        }
    }

    private static void read(Path file, Path unpacked) throws IOException {
        Recording recording;
        try {
            recording = Recording.open(file);
        } catch (IOException refused) {
            return;
        }
        recording.unpack(Files.createDirectory(unpacked), Long.MAX_VALUE);
        for (String name : recording.parts()) {
            same(true, recording.part(name) != null);
        }
        for (Stream stream : recording.streams()) {
            same(true, stream.lost() >= 0);
        }
    }

    /** Kind, u16 length and contents of blocks, one after the other. */
    private static byte[] blocks(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BlockWriter writer = new BlockWriter(out, 0)) {
            ByteBuffer in = RecordingDescriptor.little(data);
            while (in.remaining() >= 3) {
                BlockKind kind = BlockKind.ofCode(in.get());
                byte[] content = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining())];
                in.get(content);
                if (kind != null) {
                    writer.block(kind, content, content.length);
                }
            }
            writer.end(0);
        }
        return out.toByteArray();
    }
}
