package io.polypath.agent.scribe;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.UUID;

/** The owner's end of a flight ring, with little in it. */
final class Recorder {

    /** Monotonic 1000 s is 2026-11-21T00:00:00Z. */
    static final RunIdentity RUN = new RunIdentity(
            4_711, new UUID(1, 2), "test", 1_795_219_200_000_000_000L, 1_000_000_000_000L);

    static final long START_NS = RUN.monotonicNs();
    private static final int RECORD_BYTES = 256;

    final Path file;
    private final FlightRing ring;

    Recorder(Path directory, int records) throws IOException {
        RunDirectory run = new RunDirectory(directory.resolve("run"), RUN);
        ring = FlightRing.create(run, "owner", RECORD_BYTES, records, Arena.ofAuto());
        file = directory.resolve("run/owner.flight");
    }

    MemorySegment begin(FlightKind kind, int row, long afterNs) {
        MemorySegment record = ring.begin(START_NS + afterNs);
        FlightRecord.head(record, kind.code(), row, row < 0 ? 0 : 1);
        if (row >= 0) {
            FlightRecord.device(record, 8, 16 * row, FixedText.bytes("sd" + row), FixedText.bytes("3600" + row));
        }
        return record;
    }

    void commit() {
        ring.commit();
    }

    void found(int row) {
        MemorySegment record = begin(FlightKind.PATH_FOUND, row, 0);
        FlightRecord.note(record, FixedText.bytes("4:0:1:" + row + " scsi:fcp"));
        commit();
    }

    /** A path goes down because its transport was disrupted. */
    void down(int row, long afterNs) {
        MemorySegment record = begin(FlightKind.TRANSITION, row, afterNs);
        FlightRecord.change(record, PathState.UP.number(), PathState.DOWN.number(), Reason.TRANSPORT_DISRUPTED.code());
        FlightRecord.outcome(record, 0, 0, 0x0e, 0);
        FlightRecord.measures(record, 0, 1_200_000, 0xffffff);
        commit();
    }
}
