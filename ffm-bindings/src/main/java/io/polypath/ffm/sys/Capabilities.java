package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What the kernel lets the calling thread do (capabilities(7)): a set has a bit for each capability. The records of capget(2) were written
 * by hand, because glibc has the calls, but only the kernel's header has the records (linux/capability.h); a test compares them with
 * a C compiler. Threads inherit the sets of the thread that starts them. Owned by one thread.
 *
 * <pre>
 *   0         4         8           12          16            20          24          28            32
 *   | version | pid     | effective | permitted | inheritable | effective | permitted | inheritable |
 *   header              capabilities 0 to 31                  32 to 63
 * </pre>
 */
public final class Capabilities {
    public static final int VERSION = 0x20080522;
    public static final long HEADER_BYTES = 8;
    public static final long DATA_BYTES = 12;
    public static final long PERMITTED_OFFSET = 4;
    public static final long INHERITABLE_OFFSET = 8;

    private static final int WORD_BITS = 32;
    private static final long LOW = 0xffff_ffffL;

    private final Sys sys;
    private final MemorySegment header;
    private final MemorySegment data;

    public Capabilities(Sys sys, Arena arena) {
        this.sys = sys;
        header = arena.allocate(HEADER_BYTES, Integer.BYTES);
        header.set(ValueLayout.JAVA_INT, 0, VERSION);
        data = arena.allocate(2 * DATA_BYTES, Integer.BYTES);
    }

    /** The set with these capabilities. */
    public static long of(int... capabilities) {
        long set = 0;
        for (int capability : capabilities) {
            set |= 1L << capability;
        }
        return set;
    }

    /** What the thread may do now. */
    public long effective() {
        sys.capget(header, data);
        return word(0);
    }

    /**
     * Gives up, for good, all that is not in the set; what the thread does not have it does not get. A descriptor of the sg driver that was
     * opened before answers EPERM from then on.
     *
     * @return 0
     */
    public int keep(long set) {
        int result = sys.capget(header, data);
        if (result < 0) {
            return result;
        }
        long kept = word(PERMITTED_OFFSET) & set;
        put(0, kept);
        put(PERMITTED_OFFSET, kept);
        put(INHERITABLE_OFFSET, 0);
        return sys.capset(header, data);
    }

    /** No program that the thread, or one that it starts, executes gets more rights (PR_SET_NO_NEW_PRIVS). @return 0 */
    public int noMore() {
        return sys.prctl(Linux.PR_SET_NO_NEW_PRIVS(), 1, 0, 0, 0);
    }

    private long word(long offset) {
        return data.get(ValueLayout.JAVA_INT, offset) & LOW | (long) data.get(ValueLayout.JAVA_INT, offset + DATA_BYTES) << WORD_BITS;
    }

    private void put(long offset, long set) {
        data.set(ValueLayout.JAVA_INT, offset, (int) set);
        data.set(ValueLayout.JAVA_INT, offset + DATA_BYTES, (int) (set >>> WORD_BITS));
    }
}
