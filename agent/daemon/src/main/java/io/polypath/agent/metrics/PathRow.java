package io.polypath.agent.metrics;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.polypath.agent.flight.FixedText;
import java.lang.foreign.MemorySegment;

/**
 * Layout of one row of the mapped table of paths, which other processes read while the daemon runs or after it has died.
 *
 * <pre>
 *    0 ┬ tenant of the row, 0 = empty ........ int      4 ┼ state, number of PathState ...... int
 *    8 ┼ reason, code of Reason .............. int     12 ┼ discovery state, InitState ...... int
 *   16 ┼ major, minor ........................ 2 int   24 ┼ target port group, -1 unknown ... int
 *   28 ┼ its access state, -1 unknown ........ int     32 ┼ priority ........................ int
 *   36 ┼ TPGS field of INQUIRY ............... int     40 ┼ commands in flight, hung ........ 2 int
 *   48 ┼ since when in this state, ns ........ long    56 ┼ last check answered, ns ......... long
 *   64 ┼ next check due, ns .................. long    72 ┼ interval, ns .................... long
 *   80 ┼ checks done ......................... long    88 ┼ state changes ................... long
 *   96 ┼ last answer took, ns ................ long   104 ┼ size, bytes ..................... long
 *  112 ┼ device time p50, p99, max, ns ....... 3 long 136 ┼ unit attentions seen ............ long
 *  144 ┼ name .... 32   176 ┼ H:C:T:L . 32   208 ┼ WWID ... 128   336 ┼ vendor .. 16   352 ┼ product . 24
 *  376 ┼ protocol  16   392 ┼ target port 80  472 ┼ checker  16   488 ┼ revision   8
 *  496 ┼ row of the port in the table of ports, -1 none ... int
 *  504 ┴
 * </pre>
 */
public final class PathRow {

    /** Payload size, bytes. */
    public static final int BYTES = 504;

    private static final int TENANT = 0;
    private static final int STATE = 4;
    private static final int REASON = 8;
    private static final int INIT = 12;
    private static final int MAJOR = 16;
    private static final int MINOR = 20;
    private static final int GROUP = 24;
    private static final int GROUP_STATE = 28;
    private static final int PRIORITY = 32;
    private static final int TPGS = 36;
    private static final int IN_FLIGHT = 40;
    private static final int HUNG = 44;
    private static final int SINCE = 48;
    private static final int ANSWERED = 56;
    private static final int DUE = 64;
    private static final int INTERVAL = 72;
    private static final int CHECKS = 80;
    private static final int CHANGES = 88;
    private static final int LAST_TOOK = 96;
    private static final int SIZE = 104;
    private static final int P50 = 112;
    private static final int P99 = 120;
    private static final int MAX = 128;
    private static final int UNIT_ATTENTIONS = 136;
    private static final int PORT = 496;

    private PathRow() {}

    /** A text field of the row. */
    public enum Field {
        NAME(144, 32),
        ADDRESS(176, 32),
        WWID(208, 128),
        VENDOR(336, 16),
        PRODUCT(352, 24),
        PROTOCOL(376, 16),
        TARGET_PORT(392, 80),
        CHECKER(472, 16),
        REVISION(488, 8);

        private final int offset;
        private final int bytes;

        Field(int offset, int bytes) {
            this.offset = offset;
            this.bytes = bytes;
        }
    }

    public static void put(MemorySegment row, Field field, byte[] text) {
        FixedText.put(row, field.offset, field.bytes, text);
    }

    public static String get(MemorySegment row, Field field) {
        return FixedText.get(row, field.offset, field.bytes);
    }

    public static void tenant(MemorySegment row, int tenant) {
        row.set(JAVA_INT, TENANT, tenant);
    }

    public static void state(MemorySegment row, int state, int reason, int init) {
        row.set(JAVA_INT, STATE, state);
        row.set(JAVA_INT, REASON, reason);
        row.set(JAVA_INT, INIT, init);
    }

    public static void device(MemorySegment row, int major, int minor, long sizeBytes) {
        row.set(JAVA_INT, MAJOR, major);
        row.set(JAVA_INT, MINOR, minor);
        row.set(JAVA_LONG, SIZE, sizeBytes);
    }

    public static void alua(MemorySegment row, int group, int groupState, int priority, int tpgs) {
        row.set(JAVA_INT, GROUP, group);
        row.set(JAVA_INT, GROUP_STATE, groupState);
        row.set(JAVA_INT, PRIORITY, priority);
        row.set(JAVA_INT, TPGS, tpgs);
    }

    public static void flight(MemorySegment row, int inFlight, int hung) {
        row.set(JAVA_INT, IN_FLIGHT, inFlight);
        row.set(JAVA_INT, HUNG, hung);
    }

    public static void times(MemorySegment row, long sinceNs, long answeredNs, long dueNs, long intervalNs) {
        row.set(JAVA_LONG, SINCE, sinceNs);
        row.set(JAVA_LONG, ANSWERED, answeredNs);
        row.set(JAVA_LONG, DUE, dueNs);
        row.set(JAVA_LONG, INTERVAL, intervalNs);
    }

    public static void counts(MemorySegment row, long checks, long changes, long unitAttentions) {
        row.set(JAVA_LONG, CHECKS, checks);
        row.set(JAVA_LONG, CHANGES, changes);
        row.set(JAVA_LONG, UNIT_ATTENTIONS, unitAttentions);
    }

    public static void latency(MemorySegment row, long lastNs, long p50Ns, long p99Ns, long maxNs) {
        row.set(JAVA_LONG, LAST_TOOK, lastNs);
        row.set(JAVA_LONG, P50, p50Ns);
        row.set(JAVA_LONG, P99, p99Ns);
        row.set(JAVA_LONG, MAX, maxNs);
    }

    public static void port(MemorySegment row, int portRow) {
        row.set(JAVA_INT, PORT, portRow);
    }

    public static int tenant(MemorySegment row) {
        return row.get(JAVA_INT, TENANT);
    }

    /** Row of its port in the table of ports, -1 where it has none. */
    public static int port(MemorySegment row) {
        return row.get(JAVA_INT, PORT);
    }

    public static int state(MemorySegment row) {
        return row.get(JAVA_INT, STATE);
    }

    public static int reason(MemorySegment row) {
        return row.get(JAVA_INT, REASON);
    }

    public static int init(MemorySegment row) {
        return row.get(JAVA_INT, INIT);
    }

    public static int major(MemorySegment row) {
        return row.get(JAVA_INT, MAJOR);
    }

    public static int minor(MemorySegment row) {
        return row.get(JAVA_INT, MINOR);
    }

    public static int group(MemorySegment row) {
        return row.get(JAVA_INT, GROUP);
    }

    public static int groupState(MemorySegment row) {
        return row.get(JAVA_INT, GROUP_STATE);
    }

    public static int priority(MemorySegment row) {
        return row.get(JAVA_INT, PRIORITY);
    }

    public static int tpgs(MemorySegment row) {
        return row.get(JAVA_INT, TPGS);
    }

    public static int inFlight(MemorySegment row) {
        return row.get(JAVA_INT, IN_FLIGHT);
    }

    public static int hung(MemorySegment row) {
        return row.get(JAVA_INT, HUNG);
    }

    public static long sinceNs(MemorySegment row) {
        return row.get(JAVA_LONG, SINCE);
    }

    public static long answeredNs(MemorySegment row) {
        return row.get(JAVA_LONG, ANSWERED);
    }

    public static long dueNs(MemorySegment row) {
        return row.get(JAVA_LONG, DUE);
    }

    public static long intervalNs(MemorySegment row) {
        return row.get(JAVA_LONG, INTERVAL);
    }

    public static long checks(MemorySegment row) {
        return row.get(JAVA_LONG, CHECKS);
    }

    public static long changes(MemorySegment row) {
        return row.get(JAVA_LONG, CHANGES);
    }

    public static long unitAttentions(MemorySegment row) {
        return row.get(JAVA_LONG, UNIT_ATTENTIONS);
    }

    public static long lastTookNs(MemorySegment row) {
        return row.get(JAVA_LONG, LAST_TOOK);
    }

    public static long p50Ns(MemorySegment row) {
        return row.get(JAVA_LONG, P50);
    }

    public static long p99Ns(MemorySegment row) {
        return row.get(JAVA_LONG, P99);
    }

    public static long maxNs(MemorySegment row) {
        return row.get(JAVA_LONG, MAX);
    }

    public static long sizeBytes(MemorySegment row) {
        return row.get(JAVA_LONG, SIZE);
    }
}
