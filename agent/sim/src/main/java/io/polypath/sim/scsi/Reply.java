package io.polypath.sim.scsi;

import io.polypath.sim.model.Sense;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a target answers: status, data and sense. One object is filled again for every command and allocates nothing.
 * Numbers are big-endian, as in every T10 format.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Reply {

    public static final int GOOD = 0x00;
    public static final int CHECK_CONDITION = 0x02;
    public static final int RESERVATION_CONFLICT = 0x18;

    /** Largest data that is really stored; what comes after it is counted only. */
    static final int CAPACITY = 64 * 1024;

    /** The midlayer's sense buffer (SCSI_SENSE_BUFFERSIZE). */
    public static final int SENSE_CAPACITY = 96;

    private final byte[] data = new byte[CAPACITY];
    private final MemorySegment dataSegment = MemorySegment.ofArray(data);
    private final byte[] sense = new byte[SENSE_CAPACITY];
    private final MemorySegment senseSegment = MemorySegment.ofArray(sense);
    private int status;
    private int length;

    Reply() {}

    /** Begins a new answer: GOOD, no data, no sense. */
    void clear() {
        status = GOOD;
        length = 0;
        clearSense();
    }

    void clearSense() {
        Arrays.fill(sense, (byte) 0);
    }

    /** SCSI status byte. */
    public int status() {
        return status;
    }

    /** Bytes that the target sends, before the initiator's buffer ends. */
    public int length() {
        return length;
    }

    /** The data; only {@link #length} bytes are meaningful, and only up to the segment's size. */
    public MemorySegment data() {
        return dataSegment;
    }

    /** The midlayer's sense buffer, zeros after the sense data. */
    public MemorySegment sense() {
        return senseSegment;
    }

    void end(int withStatus) {
        status = withStatus;
        length = 0;
    }

    /** Ends the command with CHECK CONDITION. */
    void refuse(Sense reason, boolean descriptorFormat) {
        end(CHECK_CONDITION);
        SenseData.write(reason, descriptorFormat, sense);
    }

    void u8(int value) {
        if (length < CAPACITY) {
            data[length] = (byte) value;
        }
        length++;
    }

    void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    void u32(int value) {
        u16(value >> 16);
        u16(value);
    }

    void u64(long value) {
        u32((int) (value >> 32));
        u32((int) value);
    }

    void zeros(int count) {
        int stored = Math.clamp(CAPACITY - length, 0, count);
        if (stored > 0) {
            Arrays.fill(data, length, length + stored, (byte) 0);
        }
        length += count;
    }

    /** ASCII text, filled up with blanks. */
    void text(String text, int width) {
        for (int i = 0; i < width; i++) {
            u8(i < text.length() ? text.charAt(i) : ' ');
        }
    }

    void bytes(byte[] source, int count) {
        for (int i = 0; i < count; i++) {
            u8(source[i]);
        }
    }

    void patch8(int at, int value) {
        data[at] = (byte) value;
    }

    void patch16(int at, int value) {
        patch8(at, value >> 8);
        patch8(at + 1, value);
    }

    void patch32(int at, int value) {
        patch16(at, value >> 16);
        patch16(at + 2, value);
    }

    int peek8(int at) {
        return data[at] & 0xff;
    }

    /** Lets the answer end early. */
    void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Overwrites what has been answered with random bytes. */
    void scramble(RandomGenerator random) {
        for (int i = 0; i < Math.min(length, CAPACITY); i++) {
            data[i] = (byte) random.nextInt();
        }
    }

    /** The stored sense, for whoever spoils it. */
    byte[] senseBytes() {
        return sense;
    }
}
