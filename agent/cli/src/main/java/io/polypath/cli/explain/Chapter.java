package io.polypath.cli.explain;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightTail;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What one run of the daemon recorded about the paths that somebody asked about. Owned by one command. */
final class Chapter implements AutoCloseable {

    private final Subject subject;
    private final FlightTail tail;
    private final Map<Integer, FlightEntry> lastChanges = new HashMap<>();

    /** Who is told. */
    @FunctionalInterface
    interface Listener {
        void scene(Scene scene) throws IOException;
    }

    private Chapter(Subject subject, FlightTail tail) {
        this.subject = subject;
        this.tail = tail;
    }

    /**
     * Reads a flight file once, to learn which of its records are about the paths, and opens it to be told.
     *
     * @param subject knows nothing of this run's records yet
     * @throws IOException when it cannot be read
     */
    static Chapter open(Path file, Subject subject) throws IOException {
        try (FlightTail first = FlightTail.open(file)) {
            for (FlightEntry entry = first.next(); entry != null; entry = first.next()) {
                subject.learn(entry);
            }
        }
        return new Chapter(subject, FlightTail.open(file));
    }

    /** Who wrote a flight file. */
    static RunIdentity runOf(Path file) throws IOException {
        try (FlightTail tail = FlightTail.open(file)) {
            return tail.run();
        }
    }

    /** Tells all records about the paths that are there and have not been told. */
    void tell(Listener listener) throws IOException {
        for (FlightEntry entry = tail.next(); entry != null; entry = tail.next()) {
            subject.learn(entry);
            if (subject.concerns(entry)) {
                listener.scene(new Scene(this, entry, subject.address(entry), lasted(entry)));
            }
        }
    }

    RunIdentity run() {
        return tail.run();
    }

    long wallNs(long monotonicNs) {
        return tail.run().wallNs(monotonicNs);
    }

    /** Records, of all paths, that newer ones had overwritten before they could be told. */
    long overwritten() {
        return tail.overwritten();
    }

    /** Records that were never finished, or are damaged. */
    long torn() {
        return tail.torn();
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }

    private long lasted(FlightEntry entry) {
        if (entry.kind() != FlightKind.TRANSITION) {
            return 0;
        }
        FlightEntry before = lastChanges.put(entry.row(), entry);
        boolean samePath = before != null && before.tenant() == entry.tenant();
        return samePath ? Math.max(0, entry.timeNs() - before.timeNs()) : 0;
    }
}
