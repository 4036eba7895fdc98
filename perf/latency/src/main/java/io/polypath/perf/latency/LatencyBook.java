package io.polypath.perf.latency;

import java.util.Arrays;

/**
 * Device times per transport port and command, in a bounded number of histograms. Written by the owner lane; read by
 * one {@link LatencyBookReader}, without which retired entries never become free again.
 *
 * <p>All memory is taken at construction: 66 KB per entry with 2 digits (two histograms here, one at the reader). A
 * pair that finds no free entry is recorded under <em>other</em>, and the entry that was unused longest, if it was so
 * for the idle time, is retired: the reader's next round takes its last values and frees it. Recording is wait-free,
 * allocates nothing and looks at one word per entry.
 */
public final class LatencyBook {
    /** Port and opcode under which everything is recorded that has no entry of its own. */
    public static final int OTHER = -1;

    private static final long NO_KEY = -1;

    private final int digits;
    private final long idleNs;
    private final BookEntry[] entries;
    private final BookEntry other;
    /** The key of each live entry, or {@link #NO_KEY}; the writer's own. */
    private final long[] keys;
    private final long[] lastUsedNs;

    /**
     * @param capacity most pairs of port and command at a time, 1 or more
     * @param idleNs how long a pair must be unused before another may take its place
     * @param digits significant digits, 2 or 3
     */
    public LatencyBook(int capacity, long idleNs, int digits) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity of " + capacity);
        }
        this.digits = digits;
        this.idleNs = idleNs;
        entries = new BookEntry[capacity];
        Arrays.setAll(entries, i -> new BookEntry(digits));
        other = new BookEntry(digits);
        other.assign(OTHER, OTHER);
        keys = new long[capacity];
        Arrays.fill(keys, NO_KEY);
        lastUsedNs = new long[capacity];
    }

    /**
     * Records the time of one command.
     *
     * @param port the caller's number of the transport port, 0 or more
     * @param opcode first byte of the CDB, 0 to 255 (SPC-6, operation codes)
     * @param ns submitted to completed; beyond 0..60 s it is recorded as the nearer end
     * @param nowNs the current time, for the idle time
     * @throws IllegalArgumentException where the port is negative
     */
    public void record(int port, int opcode, long ns, long nowNs) {
        if (port < 0) {
            throw new IllegalArgumentException("port " + port);
        }
        int index = find(key(port, opcode));
        if (index < 0) {
            index = assign(port, opcode, nowNs);
        }
        if (index < 0) {
            other.record(ns);
            return;
        }
        lastUsedNs[index] = nowNs;
        entries[index].record(ns);
    }

    /** Retires all entries of a port that is gone, so that its number can mean another. */
    public void forgetPort(int port) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != NO_KEY && entries[i].port() == port) {
                retire(i);
            }
        }
    }

    int digits() {
        return digits;
    }

    int capacity() {
        return entries.length;
    }

    BookEntry entry(int index) {
        return entries[index];
    }

    BookEntry other() {
        return other;
    }

    private int find(long key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /** A free entry for the pair, or -1; then the most idle one is retired for a later call. */
    private int assign(int port, int opcode, long nowNs) {
        int idlest = -1;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == NO_KEY) {
                if (entries[i].free()) {
                    entries[i].assign(port, opcode);
                    keys[i] = key(port, opcode);
                    return i;
                }
            } else if (idlest < 0 || lastUsedNs[i] - lastUsedNs[idlest] < 0) {
                idlest = i;
            }
        }
        if (idlest >= 0 && nowNs - lastUsedNs[idlest] >= idleNs) {
            retire(idlest);
        }
        return -1;
    }

    private void retire(int index) {
        keys[index] = NO_KEY;
        entries[index].retire();
    }

    private static long key(int port, int opcode) {
        return (long) port << Byte.SIZE | opcode & 0xff;
    }
}
