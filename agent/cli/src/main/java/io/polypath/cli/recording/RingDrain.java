package io.polypath.cli.recording;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.cli.report.Secrets;
import io.polypath.ringbuf.FlightReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Takes what comes to one flight ring of one run of the daemon, also when a newer run has put another file in its place. */
final class RingDrain implements AutoCloseable {

    private static final String NOTED = "owner";

    private final FlightReader reader;
    private final StreamWriter stream;
    private final MemorySegment payload;
    private final boolean hasNotes;

    private RingDrain(FlightReader reader, StreamWriter stream) {
        this.reader = reader;
        this.stream = stream;
        payload = MemorySegment.ofArray(new long[reader.payloadBytes() / Long.BYTES]);
        hasNotes = reader.header().name().equals(NOTED) && reader.payloadBytes() >= FlightRecord.BYTES;
    }

    /** @throws IOException when it is no sound flight file */
    static RingDrain open(Path file, RecordingWriter writer) throws IOException {
        FlightReader reader = FlightReader.open(file);
        try {
            return new RingDrain(reader, writer.begin(reader.header()));
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Whether a file is that of another run. */
    boolean isReplacedBy(Path file) {
        try (FlightReader now = FlightReader.open(file)) {
            return !now.header().equals(reader.header());
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** Writes all that has come. */
    void drain() throws IOException {
        while (reader.next(payload)) {
            if (hasNotes) {
                hideSecrets();
            }
            stream.record(reader.sequence(), reader.timeNs(), payload);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Notes repeat what others said, a client's words among it. */
    private void hideSecrets() {
        String note = FlightRecord.note(payload);
        String without = Secrets.leftOut(note);
        if (!without.equals(note)) {
            FlightRecord.note(payload, FixedText.bytes(without));
        }
    }
}
