package io.polypath.udev;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A view of one received uevent: {@link #parse} finds the properties of {@link UeventKey} in place, in one pass,
 * without copying or allocating. The view is valid while the datagram's memory is. Owned by one lane, reused for every
 * datagram.
 *
 * <p>When a key occurs more than once the last one counts, as for libudev; unit attentions add up. A property without
 * an equals sign is skipped. Property values may hold any byte but NUL.
 */
public final class Uevent {
    /** No sender can make a longer uevent: it must fit into one socket buffer. */
    public static final int MAX_BYTES = 1 << 20;
    /** What {@link #number} and {@link #devT} return for an absent or malformed value. */
    public static final long NOT_A_NUMBER = -1;

    private static final int MAX_DIGITS = 18;
    private static final int UNIT_ATTENTION = UeventKey.SDEV_UA.ordinal();

    /**
     * Indexed by key; the last element takes the properties that have no key of ours, so that keeping one needs no
     * branch.
     */
    private final long[] spans = new long[KeyTable.OTHER + 1];
    private MemorySegment datagram = MemorySegment.NULL;
    private UeventSource source = UeventSource.KERNEL;
    private long present;
    private int propertiesStart;
    private int propertiesEnd;
    private int unitAttentions;
    private boolean unknownUnitAttention;

    /** A view of nothing until {@link #parse} succeeds. */
    public Uevent() {}

    /**
     * Looks at the first {@code length} bytes of {@code datagram}. Sender and group are the monitor's business, see
     * {@link SenderRule}.
     *
     * @param length bytes that the datagram had on the wire; more than the segment holds means that it was truncated
     * @return NONE, or why this is not a uevent; then no accessor may be used
     */
    public UeventError parse(MemorySegment datagram, long length, UeventSource source) {
        reset(datagram, source);
        if (length > datagram.byteSize()) {
            return UeventError.TRUNCATED;
        }
        if (length > MAX_BYTES) {
            return UeventError.TOO_LONG;
        }
        if (length < Long.BYTES) {
            return UeventError.NO_HEADER;
        }
        return source == UeventSource.KERNEL ? parseKernel((int) length) : parseUdev((int) length);
    }

    private void reset(MemorySegment datagram, UeventSource source) {
        this.datagram = datagram;
        this.source = source;
        present = 0;
        propertiesStart = 0;
        propertiesEnd = 0;
        unitAttentions = 0;
        unknownUnitAttention = false;
    }

    private UeventError parseKernel(int length) {
        if (!terminated(length)) {
            return UeventError.NOT_TERMINATED;
        }
        int headerEnd = Swar.nul(datagram, 0);
        int separator = 0;
        while (separator < headerEnd && byteAt(separator) != '@') {
            separator++;
        }
        if (separator == 0 || separator + 1 >= headerEnd || byteAt(separator + 1) != '/') {
            return UeventError.NO_HEADER;
        }
        UeventError error = parseProperties(headerEnd + 1, length);
        if (error != UeventError.NONE) {
            return error;
        }
        boolean agrees = same(spans[UeventKey.ACTION.ordinal()], 0, separator)
                && same(spans[UeventKey.DEVPATH.ordinal()], separator + 1, headerEnd - separator - 1);
        return agrees ? UeventError.NONE : UeventError.HEADER_MISMATCH;
    }

    private UeventError parseUdev(int length) {
        UeventError error = UdevHeader.validate(datagram, length);
        if (error != UeventError.NONE) {
            return error;
        }
        int start = UdevHeader.propertiesOffset(datagram);
        int end = start + UdevHeader.propertiesLength(datagram);
        return terminated(end) ? parseProperties(start, end) : UeventError.NOT_TERMINATED;
    }

    private UeventError parseProperties(int start, int end) {
        propertiesStart = start;
        propertiesEnd = end;
        scan(start, end);
        if (Span.length(span(UeventKey.ACTION)) <= 0) {
            return UeventError.NO_ACTION;
        }
        long devpath = span(UeventKey.DEVPATH);
        boolean absolute = Span.length(devpath) > 0 && byteAt(Span.offset(devpath)) == '/';
        return absolute ? UeventError.NONE : UeventError.NO_DEVPATH;
    }

    private void scan(int start, int end) {
        MemorySegment bytes = datagram;
        long[] found = spans;
        long keys = 0;
        int property = start;
        for (int at = start; property < end; at += Swar.BLOCK_BYTES) {
            long nuls = Swar.nuls(bytes, at);
            for (; nuls != 0 && property < end; nuls &= nuls - 1) {
                int nul = at + Long.numberOfTrailingZeros(nuls);
                int key = KeyTable.find(bytes, property);
                int value = property + KeyTable.valueOffset(key);
                found[key] = Span.of(value, nul - value);
                keys |= 1L << key;
                if (key == UNIT_ATTENTION) {
                    addUnitAttention(found[key]);
                }
                property = nul + 1;
            }
        }
        present = keys;
    }

    private void addUnitAttention(long span) {
        int bit = ScsiUnitAttention.bitOf(this, span);
        unitAttentions |= bit;
        unknownUnitAttention |= bit == 0;
    }

    private boolean terminated(int end) {
        return byteAt(end - 1) == 0;
    }

    private byte byteAt(int at) {
        return datagram.get(ValueLayout.JAVA_BYTE, at);
    }

    private boolean same(long span, long from, int length) {
        long offset = Span.offset(span);
        return Span.length(span) == length
                && MemorySegment.mismatch(datagram, offset, offset + length, datagram, from, from + length) < 0;
    }

    /** The format in which the datagram was read. */
    public UeventSource source() {
        return source;
    }

    public boolean has(UeventKey key) {
        return (present & 1L << key.ordinal()) != 0;
    }

    /** Where the value of {@code key} is, or {@link Span#ABSENT}. */
    public long span(UeventKey key) {
        return has(key) ? spans[key.ordinal()] : Span.ABSENT;
    }

    /** Where the value of any other property is, or {@link Span#ABSENT}. Scans all properties. */
    public long span(byte[] key) {
        long found = Span.ABSENT;
        for (int at = propertiesStart; at < propertiesEnd;) {
            int keyEnd = Swar.nulOrEquals(datagram, at);
            int end = Swar.nul(datagram, keyEnd);
            if (keyEnd < end && equals(Span.of(at, keyEnd - at), key)) {
                found = Span.of(keyEnd + 1, end - keyEnd - 1);
            }
            at = end + 1;
        }
        return found;
    }

    /** Bytes from the start of the datagram to the value, -1 when the property is absent. */
    public int offset(UeventKey key) {
        return Span.offset(span(key));
    }

    /** Bytes of the value, -1 when the property is absent. */
    public int length(UeventKey key) {
        return Span.length(span(key));
    }

    /** Whether the property is there and its value is exactly {@code value}. */
    public boolean equals(UeventKey key, byte[] value) {
        return equals(span(key), value);
    }

    /** Whether {@code span} is not absent and covers exactly the bytes of {@code value}. */
    public boolean equals(long span, byte[] value) {
        if (Span.length(span) != value.length) {
            return false;
        }
        int offset = Span.offset(span);
        for (int i = 0; i < value.length; i++) {
            if (byteAt(offset + i) != value[i]) {
                return false;
            }
        }
        return true;
    }

    /** The value as text (UTF-8), or null when the property is absent. Allocates: for the cold path. */
    public String text(UeventKey key) {
        return text(span(key));
    }

    /** The bytes of {@code span} as text (UTF-8), or null for {@link Span#ABSENT}. Allocates: for the cold path. */
    public String text(long span) {
        if (span == Span.ABSENT) {
            return null;
        }
        byte[] bytes = datagram.asSlice(Span.offset(span), Span.length(span)).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The value as a decimal number of 1 to 18 digits, or {@link #NOT_A_NUMBER}. */
    public long number(UeventKey key) {
        long span = span(key);
        return span == Span.ABSENT ? NOT_A_NUMBER : decimal(Span.offset(span), Span.offset(span) + Span.length(span));
    }

    private long decimal(int from, int to) {
        if (from >= to || to - from > MAX_DIGITS) {
            return NOT_A_NUMBER;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = byteAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The device number of MAJOR and MINOR, packed as by {@link DevT#packed()}, or {@link #NOT_A_NUMBER}. */
    public long devT() {
        return DevT.pack(number(UeventKey.MAJOR), number(UeventKey.MINOR));
    }

    /** The device number of a {@code major:minor} value such as DM_PATH, packed, or {@link #NOT_A_NUMBER}. */
    public long devT(UeventKey key) {
        long span = span(key);
        int end = Span.offset(span) + Span.length(span);
        for (int at = Span.offset(span); at < end; at++) {
            if (byteAt(at) == ':') {
                return DevT.pack(decimal(Span.offset(span), at), decimal(at + 1, end));
            }
        }
        return NOT_A_NUMBER;
    }

    public UeventAction action() {
        return UeventAction.of(this);
    }

    /** The unit attentions that the event reports: {@link ScsiUnitAttention#bit()}s. */
    public int unitAttentions() {
        return unitAttentions;
    }

    /** Whether an SDEV_UA value was not in the table of {@link ScsiUnitAttention}. */
    public boolean hasUnknownUnitAttention() {
        return unknownUnitAttention;
    }

    /** All properties in the order of the wire; of equal keys the last. Allocates: for logs and inspection. */
    public Map<String, String> toMap() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int at = propertiesStart; at < propertiesEnd;) {
            int keyEnd = Swar.nulOrEquals(datagram, at);
            int end = Swar.nul(datagram, keyEnd);
            if (keyEnd < end) {
                properties.put(text(Span.of(at, keyEnd - at)), text(Span.of(keyEnd + 1, end - keyEnd - 1)));
            }
            at = end + 1;
        }
        return properties;
    }
}
