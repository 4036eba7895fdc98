package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes what the flight rings tell as log lines for people. A lane of its own, because it may block: whoever reads the log may be
 * slow or stuck, and nothing waits for it. What a ring overwrote before it could be written here is counted, and said.
 *
 * <p>A ring does not wake its readers. Ring this lane's doorbell after a commit, which costs nothing while the lane is awake; without
 * that it looks by itself, soon again while there is something to read, else {@value #LONGEST_PAUSE_MS} ms apart at most.
 */
public final class Scribe implements Lane {

    /** Most records of one ring per step. */
    private static final int BATCH = 256;

    /** Most steps at the end: a writer that does not stop shall not keep the log from ending. */
    private static final int LAST_STEPS = 64;

    private static final long MILLI_NS = 1_000_000;
    private static final long SHORTEST_PAUSE_NS = 100 * MILLI_NS;
    private static final long LONGEST_PAUSE_MS = 4_000;

    private final List<Path> rings;
    private final Clock clock;
    private final LogSink sink;
    private final List<FlightTail> tails = new ArrayList<>();
    private final StormFilter filter = new StormFilter();
    private final AddressBook addresses = new AddressBook();
    private long pauseNs = SHORTEST_PAUSE_NS;
    private long lookNs = Long.MIN_VALUE;

    /**
     * @param rings flight files, which exist when the lane starts
     * @param clock the clock of those who write them
     * @param sink used by this lane only
     */
    public Scribe(List<Path> rings, Clock clock, LogSink sink) {
        this.rings = List.copyOf(rings);
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public String name() {
        return "scribe";
    }

    @Override
    public void start() {
        for (Path ring : rings) {
            try {
                tails.add(FlightTail.open(ring));
            } catch (IOException e) {
                warn("what it tells is not logged: " + e.getMessage());
            }
        }
    }

    @Override
    public int step(long nowNs) {
        int work = filter.close(nowNs, this::heldBack);
        work += readAll(nowNs);
        if (work > 0) {
            pauseNs = SHORTEST_PAUSE_NS;
            lookNs = nowNs + pauseNs;
        } else if (nowNs >= lookNs) {
            pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_MS * MILLI_NS);
            lookNs = nowNs + pauseNs;
        }
        return work;
    }

    @Override
    public long deadlineNs() {
        return Math.min(lookNs, filter.deadlineNs());
    }

    @Override
    public boolean mayHang() {
        return true;
    }

    /** Writes what is left, so that the last words of a run are in its log. */
    @Override
    public void stop() {
        int steps = 0;
        while (steps < LAST_STEPS && step(clock.nanoTime()) > 0) {
            steps++;
        }
        filter.close(Long.MAX_VALUE, this::heldBack);
        for (FlightTail tail : tails) {
            close(tail);
        }
        tails.clear();
    }

    private int readAll(long nowNs) {
        int read = 0;
        Iterator<FlightTail> each = tails.iterator();
        while (each.hasNext()) {
            FlightTail tail = each.next();
            try {
                read += follow(tail, nowNs);
            } catch (IOException e) {
                warn("what it tells is no longer logged: " + e.getMessage());
                close(tail);
                each.remove();
            }
        }
        return read;
    }

    private int follow(FlightTail tail, long nowNs) throws IOException {
        int read = 0;
        for (FlightEntry entry = tail.next(); entry != null; entry = tail.next()) {
            addresses.learn(entry);
            if (logged(entry) && filter.admit(entry, nowNs)) {
                sink.line(Severity.of(entry), tail.run().wallNs(entry.timeNs()), line(entry));
            }
            if (++read == BATCH) {
                break;
            }
        }
        long lost = tail.takeLost();
        if (lost > 0) {
            warn("the log fell behind: " + lost + " records of what happened were overwritten before they could be written here");
        }
        return read;
    }

    /** What follows from a record, or prepares for one, that is logged itself is left to {@code polypath explain}. */
    private static boolean logged(FlightEntry entry) {
        FlightKind kind = entry.kind();
        return kind == null || switch (kind) {
            case TRANSITION, PATH_FOUND, PATH_REMOVED, UNIT_ATTENTION, LATE, PURGE, MALFORMED, LANE, TROUBLE, ACCESS, MAP_SEEN, MAP_ORDER,
                    MAP_TROUBLE, QUEUEING, CONFIGURED, SAMPLE, MARGINAL, PRIORITY, RESERVATION, FABRIC, DOUBT, DISPUTE, CAUSE -> true;
            case RESYNC -> entry.value() != 0;
            case IDENTITY, UEVENT, DEADLINE, MAP_DONE, LEFT_ALONE -> false;
        };
    }

    private String line(FlightEntry entry) {
        String device = addresses.device(entry);
        return device.isEmpty() ? FlightText.of(entry) : device + " " + FlightText.of(entry);
    }

    private void heldBack(long lines, FlightEntry newest) {
        String last = addresses.device(newest);
        String text = FlightText.what(newest) + ": " + lines + " more" + (last.isEmpty() ? "" : ", last of all " + last);
        sink.line(Severity.of(newest), clock.wallNanos(), text);
    }

    private void warn(String text) {
        sink.line(Severity.WARNING, clock.wallNanos(), text);
    }

    private static void close(FlightTail tail) {
        try {
            tail.close();
        } catch (IOException nothingMoreToRead) {
            // The descriptor is gone either way.
        }
    }
}
