package io.polypath.cli.top;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was seen last, and what was seen up to a minute before. At most four samples are kept, however often one is taken: those of a large
 * host have some megabytes each. Used by one thread.
 */
final class Samples<T> {

    private static final long WINDOW_NS = 60_000_000_000L;

    /** What is no older than that gives way to what is newer. */
    private static final long DISTANCE_NS = WINDOW_NS / 2;

    /** Something that was seen, and when by the monotonic clock. */
    record Sample<T>(T what, long takenNs) {}

    private final Deque<Sample<T>> samples = new ArrayDeque<>();

    void clear() {
        samples.clear();
    }

    void add(T what, long takenNs) {
        Sample<T> newest = samples.pollLast();
        Sample<T> beforeIt = samples.peekLast();
        if (newest != null && (beforeIt == null || newest.takenNs() - beforeIt.takenNs() >= DISTANCE_NS)) {
            samples.addLast(newest);
        }
        samples.addLast(new Sample<>(what, takenNs));
        while (samples.size() > 2 && takenNs - samples.getFirst().takenNs() > WINDOW_NS) {
            samples.removeFirst();
        }
    }

    /** The newest; at least one was added. */
    Sample<T> last() {
        return samples.getLast();
    }

    /** The oldest; at least one was added. */
    Sample<T> first() {
        return samples.getFirst();
    }

    int kept() {
        return samples.size();
    }
}
