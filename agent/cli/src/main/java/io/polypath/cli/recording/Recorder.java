package io.polypath.cli.recording;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.report.Part;
import io.polypath.cli.report.PatientReader;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.Trouble;
import io.polypath.ringbuf.MappedFileException;
import io.polypath.ringbuf.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what a daemon's mapped files hold, and what comes to them while it goes on, to a recording: rings are emptied again and again,
 * because they overwrite; tables are looked at once in a minute, and at the end. Owned by one thread.
 */
public final class Recorder implements AutoCloseable {

    /** The part that says what could not be had. */
    static final String MISSING = "MISSING";

    private static final String RINGS = ".flight";
    private static final String TABLES = ".table";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_NS = 60_000_000_000L;
    private static final long NEW_RUN_NS = 1_000_000_000L;

    private final Path directory;
    private final Clock clock;
    private final RecordingWriter writer;
    private final TableLooks tables;
    private final Map<Path, RingDrain> rings = new LinkedHashMap<>();
    private final PatientReader reader = new PatientReader(PATIENCE);
    private final Set<String> unreadable = new LinkedHashSet<>();

    /** What passes the time while a recording goes on. */
    @FunctionalInterface
    public interface Pause {
        /** Waits a little. @return false to end the recording */
        boolean pause() throws InterruptedException;
    }

    /** @param out where the recording goes to; whoever gave it closes it */
    public Recorder(RuntimeFiles files, Clock clock, OutputStream out) throws IOException {
        directory = files.directory();
        this.clock = clock;
        writer = new RecordingWriter(out, clock.wallNanos());
        tables = new TableLooks(writer);
    }

    /**
     * Records until it is enough, or no more could be read back.
     *
     * @param about the host and the recorder, values of one line
     * @param parts texts of the host, secrets left out
     * @throws Failure when there is nothing to record
     * @throws IOException when it cannot be written
     */
    public void record(Map<String, String> about, List<Part> parts, Pause pause) throws IOException, Failure, InterruptedException {
        writer.about(about);
        for (Path file : files(RINGS + RunDirectory.PREVIOUS_SUFFIX)) {
            open(file);
        }
        look(TABLES + RunDirectory.PREVIOUS_SUFFIX);
        openRings();
        look(TABLES);
        if (writer.streams().isEmpty()) {
            throw new Failure(unreadable.isEmpty() ? Snapshot.missing(new RuntimeFiles(directory).paths()) : unreadable.iterator().next());
        }
        for (Part part : parts) {
            byte[] contents = reader.read(part);
            if (contents != null && !writer.part(part.name(), contents)) {
                unreadable.add(part.name() + ": left out, it has " + contents.length + " bytes");
            }
            drain();
        }
        goOn(pause);
        look(TABLES);
        drain();
        writer.part(MISSING, String.join("\n", missing()).getBytes(StandardCharsets.UTF_8));
        writer.end(clock.wallNanos());
    }

    /** The mapped files that were recorded. */
    public List<Stream> streams() {
        return writer.streams();
    }

    /** What could not be had, a line each. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>(reader.missing());
        missing.addAll(unreadable);
        return missing;
    }

    /** Whether it ended because nobody could read more of it back. */
    public boolean isFull() {
        return writer.isFull();
    }

    @Override
    public void close() throws IOException {
        writer.close();
        for (RingDrain ring : rings.values()) {
            ring.close();
        }
    }

    private void goOn(Pause pause) throws IOException, InterruptedException {
        long lookNs = clock.nanoTime();
        long newRunNs = lookNs;
        while (!writer.isFull() && pause.pause()) {
            drain();
            long nowNs = clock.nanoTime();
            if (nowNs - newRunNs >= NEW_RUN_NS) {
                newRunNs = nowNs;
                openRings();
            }
            if (nowNs - lookNs >= LOOK_NS) {
                lookNs = nowNs;
                look(TABLES);
            }
        }
        openRings();
    }

    private void drain() throws IOException {
        for (RingDrain ring : rings.values()) {
            ring.drain();
        }
    }

    /** A daemon that starts puts new rings in the place of the old ones, of which the last records may not have been taken yet. */
    private void openRings() throws IOException {
        for (Path file : files(RINGS)) {
            RingDrain ring = rings.get(file);
            if (ring == null) {
                open(file);
            } else if (ring.isReplacedBy(file)) {
                ring.drain();
                ring.close();
                rings.remove(file);
                open(file);
            }
        }
    }

    private void open(Path file) throws IOException {
        try {
            RingDrain ring = RingDrain.open(file, writer);
            rings.put(file, ring);
            ring.drain();
        } catch (MappedFileException | NoSuchFileException damaged) {
            unreadable.add(Trouble.sentence(damaged));
        }
    }

    private void look(String ending) throws IOException {
        long nowNs = clock.nanoTime();
        for (Path file : files(ending)) {
            try {
                tables.look(file, nowNs);
            } catch (MappedFileException | NoSuchFileException damaged) {
                unreadable.add(Trouble.sentence(damaged));
            }
        }
    }

    private List<Path> files(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + ending)) {
                entries.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }
}
