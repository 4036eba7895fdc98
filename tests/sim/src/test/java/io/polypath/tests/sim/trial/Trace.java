package io.polypath.tests.sim.trial;

import io.polypath.agent.port.Clock;
import java.util.ArrayDeque;
import java.util.List;

/** What passes between daemon and world in a run: all of it in a hash, the last of it as text. */
final class Trace {

    private static final int KEPT = Integer.getInteger("kept", 400);
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Clock clock;
    private final ArrayDeque<String> last = new ArrayDeque<>(KEPT);
    private long hash = FNV_OFFSET;
    private long events;

    Trace(Clock clock) {
        this.clock = clock;
    }

    void note(String what) {
        long nowNs = clock.nanoTime();
        mix(nowNs);
        for (int i = 0; i < what.length(); i++) {
            mix(what.charAt(i));
        }
        events++;
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(String.format("%13.6f  %s", nowNs / 1e9, what));
    }

    private void mix(long value) {
        hash = (hash ^ value) * FNV_PRIME;
    }

    /** Equal for equal runs; 64-bit FNV-1a over times and texts. */
    long hash() {
        return hash;
    }

    /** How many events there were; also tells which of two came first. */
    long events() {
        return events;
    }

    /** The latest events, oldest first, seconds and text. */
    List<String> last() {
        return List.copyOf(last);
    }
}
