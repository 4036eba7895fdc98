package io.polypath.cli.recording;

import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.MappedTableReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes the rows of tables: all of them at the first look, and those that have changed since at every other one. */
final class TableLooks {

    /** A table of one run, and how often each row had been published at the last look. */
    private record Known(StreamWriter stream, long[] versions) {}

    private final RecordingWriter writer;
    private final Map<FileHeader, Known> tables = new HashMap<>();

    TableLooks(RecordingWriter writer) {
        this.writer = writer;
    }

    /** @throws IOException when it is no sound table, or one that became shorter */
    void look(Path file, long nowNs) throws IOException {
        try (MappedTableReader reader = MappedTableReader.open(file)) {
            Known known = tables.get(reader.header());
            if (known == null) {
                known = new Known(writer.begin(reader.header()), new long[reader.rows()]);
                tables.put(reader.header(), known);
            }
            MemorySegment payload = MemorySegment.ofArray(new long[(reader.payloadBytes() + Long.BYTES - 1) / Long.BYTES]);
            for (int index : reader.published()) {
                if (reader.read(index, payload) && reader.version() != known.versions[index]) {
                    known.versions[index] = reader.version();
                    known.stream.row(nowNs, index, reader.version(), payload);
                }
            }
            known.stream.flush();
        }
    }
}
