package io.polypath.ringbuf;

/**
 * One record of a flight file. Record <em>n</em>, counted from 1, lies in slot (<em>n</em> - 1) mod records.
 *
 * <pre>
 *    0   sequence (8)       0 never written · -n record n is being written · n record n is committed
 *    8   time ns (8)        monotonic
 *   16   payload            up to the record's size
 * </pre>
 *
 * The writer stores -n before it touches the rest and n after it, each ordered against the rest. A reader that finds
 * n before and after its copy has a whole record n; whatever else it finds says what happened instead. If the writer
 * dies in the middle, -n stays.
 */
final class FlightRecordDescriptor {
    static final int SEQUENCE_OFFSET = 0;
    static final int TIME_OFFSET = 8;
    static final int PAYLOAD_OFFSET = 16;

    /** A record with room for 16 bytes of payload. */
    static final int LEAST_BYTES = 32;

    private FlightRecordDescriptor() {}

    /** The slot of a record; {@code records} is a power of two. */
    static long slotOf(long sequence, int records) {
        return (sequence - 1) & (records - 1);
    }
}
