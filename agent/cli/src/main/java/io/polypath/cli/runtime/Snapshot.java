package io.polypath.cli.runtime;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.ringbuf.MappedTableReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows of a mapped table, copied at about one moment.
 *
 * @param writer the daemon that wrote them
 * @param rows those that were ever published, each aligned to 8 bytes; one whose writer died in the middle of it is missing
 */
public record Snapshot(Writer writer, List<Row> rows) {

    /**
     * A row.
     *
     * @param index its place in the table
     * @param bytes its payload
     */
    public record Row(int index, MemorySegment bytes) {}

    /**
     * Copies a table.
     *
     * @param rowBytes what a row of this version has at least
     * @throws Failure when there is no such table, or none that can be read
     */
    public static Snapshot read(Path file, int rowBytes) throws Failure {
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            if (reader.payloadBytes() < rowBytes) {
                throw new Failure(file + ": rows of " + reader.payloadBytes() + " bytes, which another version of Polypath wrote");
            }
            return copy(reader);
        } catch (NoSuchFileException missing) {
            throw new Failure(missing(file));
        } catch (IOException e) {
            throw new Failure(Trouble.sentence(e));
        }
    }

    /** Says why a file of a daemon is not there, and what to do. */
    public static String missing(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.exists(new RuntimeFiles(directory).paths())) {
            return file + ": does not exist, though a daemon has run there; it appears some seconds after the start";
        }
        String found = Files.isDirectory(directory) ? " holds no files of a daemon"
                : Files.exists(directory) ? " is no directory" : " does not exist";
        return directory + found + ": start one with \"polypath run\" or \"polypath sim\", or name its directory with --runtime-dir";
    }

    private static Snapshot copy(MappedTableReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        int longs = (reader.payloadBytes() + Long.BYTES - 1) / Long.BYTES;
        MemorySegment bytes = MemorySegment.ofArray(new long[longs]);
        for (int index : reader.published()) {
            if (reader.read(index, bytes)) {
                rows.add(new Row(index, bytes));
                bytes = MemorySegment.ofArray(new long[longs]);
            }
        }
        return new Snapshot(Writer.of(reader.header().run()), rows);
    }
}
