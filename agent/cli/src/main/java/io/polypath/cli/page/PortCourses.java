package io.polypath.cli.page;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.flight.PortRecord;
import io.polypath.agent.metrics.Tenancy;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.runtime.Trouble;
import io.polypath.ringbuf.FlightReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how each port fared, from the history of ports. Owned by one command. */
final class PortCourses {

    private final Map<Tenancy, List<Slice>> slices = new HashMap<>();
    private final Picture picture;
    private final Period period;

    private PortCourses(Picture picture, Period period) {
        this.picture = picture;
        this.period = period;
    }

    /**
     * Reads them, the slowest first.
     *
     * @param notes takes a sentence where the history cannot be read; then the courses tell of all since the daemon started
     */
    static List<PortCourse> read(RuntimeFiles files, Picture picture, Period period, List<String> notes) {
        PortCourses courses = new PortCourses(picture, period);
        if (Files.exists(files.portHistory())) {
            try (FlightReader reader = FlightReader.open(files.portHistory())) {
                courses.readAll(reader);
            } catch (IOException e) {
                notes.add(Trouble.sentence(e));
            }
        }
        return courses.sorted();
    }

    private void readAll(FlightReader reader) throws IOException {
        if (!reader.header().run().equals(picture.writer().run())) {
            return;
        }
        if (reader.payloadBytes() < PortRecord.BYTES) {
            throw new IOException("ports.flight: records of " + reader.payloadBytes() + " bytes, which another version of Polypath wrote");
        }
        MemorySegment record = MemorySegment.ofArray(new long[(reader.payloadBytes() + Long.BYTES - 1) / Long.BYTES]);
        while (reader.next(record)) {
            if (period.holds(reader.timeNs())) {
                slices.computeIfAbsent(new Tenancy(PortRecord.row(record), PortRecord.tenant(record)), _ -> new ArrayList<>())
                        .add(Slice.of(record, reader.timeNs()));
            }
        }
    }

    /** Where any port has a history, one without has given no answers; where none has, the table's counters tell. */
    private List<PortCourse> sorted() {
        List<PortCourse> courses = new ArrayList<>();
        for (PortView port : picture.ports()) {
            List<Slice> known = slices.getOrDefault(new Tenancy(port.row(), port.tenant()), List.of());
            if (!known.isEmpty() || slices.isEmpty()) {
                courses.add(PortCourse.of(port, known.stream().sorted(Comparator.comparingLong(Slice::endNs)).toList(), period));
            }
        }
        courses.sort(PortCourse.SLOWEST_FIRST);
        return courses;
    }
}
