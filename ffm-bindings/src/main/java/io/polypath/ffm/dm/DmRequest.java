package io.polypath.ffm.dm;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.dm_target_msg;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * One buffer for a device-mapper command and its answer, used again and again. Owned by one lane; filling it allocates
 * nothing as long as the text is ASCII.
 *
 * <pre>
 *   0                312                          data_size              capacity
 *   | {@link DmHeader}       | targets, message or text   | room for a result      |
 * </pre>
 *
 * <p>Begin, name the device by name, uuid <em>or</em> number, fill, call:
 * <pre>{@code
 *   request.begin().uuid("mpath-3600a098000a1b2c3").beginMessage(0);
 *   request.append("fail_path ").append(8).append(":").append(16).endText();
 *   int result = control.call(Linux.DM_TARGET_MSG(), request);
 * }</pre>
 *
 * <p>What does not fit is remembered, and refused by the call with -E2BIG or -ENAMETOOLONG instead of being sent cut.
 */
public final class DmRequest {
    private static final int NO_TARGET = -1;
    private static final byte[] LOWEST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    private final MemorySegment buffer;
    private final int capacity;
    private int end;
    private int target;
    private int targets;
    private boolean wantsResult;
    private int refusal;
    private int resultStart;
    private int resultEnd;

    /**
     * @param capacityBytes for the header (312), what is sent and what comes back; a path of a multipath table takes
     *     about 16 bytes there and 24 in its status
     */
    public DmRequest(Arena arena, int capacityBytes) {
        if (capacityBytes < DmHeader.SIZE_BYTES) {
            throw new IllegalArgumentException("a request takes at least " + DmHeader.SIZE_BYTES + " bytes");
        }
        this.capacity = capacityBytes & -Long.BYTES;
        this.buffer = arena.allocate(capacity, Long.BYTES);
        begin();
    }

    /** Forgets everything of the last command. */
    public DmRequest begin() {
        DmHeader.clear(buffer);
        end = DmHeader.SIZE_BYTES;
        target = NO_TARGET;
        targets = 0;
        wantsResult = false;
        refusal = 0;
        resultStart = end;
        resultEnd = end;
        return this;
    }

    /** The device's name, up to 127 bytes; or the target's type for DM_GET_TARGET_VERSION. */
    public DmRequest name(CharSequence name) {
        return field(DmHeader.NAME_OFFSET, DmHeader.NAME_BYTES, name);
    }

    /** The device's uuid, up to 128 bytes. Beside a name the kernel answers -EINVAL, beside a number -ENXIO. */
    public DmRequest uuid(CharSequence uuid) {
        return field(DmHeader.UUID_OFFSET, DmHeader.UUID_BYTES, uuid);
    }

    /** The device's number, see {@link DmDevice}; not beside a name or uuid. */
    public DmRequest device(long number) {
        DmHeader.device(buffer, number);
        return this;
    }

    /** DM_READONLY_FLAG, DM_SUSPEND_FLAG, DM_NOFLUSH_FLAG and so on; replaces what was set. */
    public DmRequest flags(int flags) {
        DmHeader.flags(buffer, flags);
        return this;
    }

    /** The event to wait behind, or the udev cookie of a command that causes a uevent. */
    public DmRequest eventNumber(int number) {
        DmHeader.eventNumber(buffer, number);
        return this;
    }

    /** Gives the kernel the rest of the buffer for its result. Without it no more than what was filled is copied. */
    public DmRequest expectResult() {
        wantsResult = true;
        return this;
    }

    /** Begins a line of a table for DM_TABLE_LOAD; its parameters are appended, then {@link #endTarget}. */
    public DmRequest beginTarget(long startSector, long lengthSectors, CharSequence type) {
        if (!fits(DmTargetSpec.SIZE_BYTES)) {
            return this;
        }
        target = end;
        DmTargetSpec.write(buffer, target, startSector, lengthSectors);
        end += DmTargetSpec.SIZE_BYTES;
        return field(target + DmTargetSpec.TYPE_OFFSET, DmTargetSpec.TYPE_BYTES, type);
    }

    /** Ends the line begun by {@link #beginTarget}. */
    public DmRequest endTarget() {
        endText();
        if (target != NO_TARGET && refusal == 0) {
            DmTargetSpec.next(buffer, target, end - target);
            DmHeader.targetCount(buffer, ++targets);
        }
        target = NO_TARGET;
        return this;
    }

    /** Begins {@code struct dm_target_msg} (sector, then text) for DM_TARGET_MSG; append, then {@link #endText}. */
    public DmRequest beginMessage(long sector) {
        if (fits((int) dm_target_msg.message$offset())) {
            buffer.set(ValueLayout.JAVA_LONG, end, sector);
            end += (int) dm_target_msg.message$offset();
        }
        return this;
    }

    /** Adds to the parameters, the message, or the bare text that DM_DEV_RENAME and DM_DEV_SET_GEOMETRY take. */
    public DmRequest append(CharSequence text) {
        end = put(end, capacity, text, -Errno.E2BIG);
        return this;
    }

    /** Adds a decimal number. */
    public DmRequest append(long number) {
        if (number == Long.MIN_VALUE) {
            return appendBytes(LOWEST);
        }
        if (number < 0) {
            append("-");
        }
        long rest = Math.abs(number);
        int digits = digits(rest);
        if (fits(digits)) {
            end += digits;
            for (int at = end - 1; digits > 0; digits--, at--, rest /= 10) {
                buffer.set(ValueLayout.JAVA_BYTE, at, (byte) ('0' + rest % 10));
            }
        }
        return this;
    }

    /** Puts the NUL, and fills up to a multiple of eight. */
    public DmRequest endText() {
        int padding = Long.BYTES - end % Long.BYTES;
        if (fits(padding)) {
            for (int behind = end + padding; end < behind; end++) {
                buffer.set(ValueLayout.JAVA_BYTE, end, (byte) 0);
            }
        }
        return this;
    }

    /** DM_ACTIVE_PRESENT_FLAG, DM_SUSPEND_FLAG and so on, as the kernel answered. */
    public int flags() {
        return DmHeader.flags(buffer);
    }

    /** How often the device is open, as the kernel answered. */
    public int openCount() {
        return DmHeader.openCount(buffer);
    }

    /** Lines of the table, as the kernel answered. */
    public int targetCount() {
        return DmHeader.targetCount(buffer);
    }

    /** The device's event counter, as the kernel answered. */
    public int eventNumber() {
        return DmHeader.eventNumber(buffer);
    }

    /** The device's number, as the kernel answered; see {@link DmDevice}. */
    public long device() {
        return DmHeader.device(buffer);
    }

    /** Minor version of the kernel's interface (4.minor), as the kernel answered. */
    public int versionMinor() {
        return DmHeader.versionMinor(buffer);
    }

    /** The device's name, as the kernel answered; allocates. */
    public String name() {
        return CString.read(buffer, DmHeader.NAME_OFFSET, DmHeader.NAME_BYTES);
    }

    /** Whether this is the device's name, as the kernel answered. Never true of a name that is not ASCII. */
    public boolean isNamed(String name) {
        return CString.holds(buffer, DmHeader.NAME_OFFSET, DmHeader.NAME_BYTES, name);
    }

    /** The device's uuid, as the kernel answered, empty if it has none; allocates. */
    public String uuid() {
        return CString.read(buffer, DmHeader.UUID_OFFSET, DmHeader.UUID_BYTES);
    }

    MemorySegment memory() {
        return buffer;
    }

    /** Makes the request ready to be sent. @return 0, or why it cannot be: -E2BIG, -ENAMETOOLONG */
    int seal() {
        DmHeader.dataSize(buffer, wantsResult ? capacity : end);
        return refusal;
    }

    /**
     * Finds the result in an answer.
     *
     * @return 0, -EOVERFLOW (the buffer is too small for it), -EBADMSG (bounds make no sense)
     */
    int accept() {
        resultStart = DmHeader.SIZE_BYTES;
        resultEnd = resultStart;
        if ((DmHeader.flags(buffer) & Linux.DM_BUFFER_FULL_FLAG()) != 0) {
            return -Errno.EOVERFLOW;
        }
        int start = DmHeader.dataStart(buffer);
        int size = DmHeader.dataSize(buffer);
        if (size < 0 || size > capacity) {
            return -Errno.EBADMSG;
        }
        if (size <= DmHeader.SIZE_BYTES) {
            return 0;
        }
        if (start < DmHeader.SIZE_BYTES || start > size || start % Long.BYTES != 0) {
            return -Errno.EBADMSG;
        }
        resultStart = start;
        resultEnd = size;
        return 0;
    }

    /** Offset of the result in {@link #memory}, a multiple of eight. */
    int resultStart() {
        return resultStart;
    }

    /** First offset behind the result; equal to {@link #resultStart} if there is none. */
    int resultEnd() {
        return resultEnd;
    }

    private DmRequest field(int at, int bytes, CharSequence text) {
        int behind = put(at, at + bytes - 1, text, -Errno.ENAMETOOLONG);
        buffer.set(ValueLayout.JAVA_BYTE, behind, (byte) 0);
        return this;
    }

    /** Writes text from {@code at}. @return where it ends; {@code at} itself if it would pass {@code limit} */
    private int put(int at, int limit, CharSequence text, int otherwise) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                return putBytes(at, limit, utf8(text), otherwise);
            }
            if (at + i >= limit) {
                return refuse(at, otherwise);
            }
            buffer.set(ValueLayout.JAVA_BYTE, at + i, (byte) c);
        }
        return at + length;
    }

    private int putBytes(int at, int limit, byte[] bytes, int otherwise) {
        if (bytes.length > limit - at) {
            return refuse(at, otherwise);
        }
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, at, bytes.length);
        return at + bytes.length;
    }

    private static byte[] utf8(CharSequence text) {
        String string = text.toString();
        if (string.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL inside \"" + string.replace("\0", "\\0") + "\"");
        }
        return string.getBytes(StandardCharsets.UTF_8);
    }

    private DmRequest appendBytes(byte[] bytes) {
        end = putBytes(end, capacity, bytes, -Errno.E2BIG);
        return this;
    }

    private boolean fits(int bytes) {
        if (bytes > capacity - end) {
            refuse(end, -Errno.E2BIG);
            return false;
        }
        return true;
    }

    private int refuse(int at, int reason) {
        if (refusal == 0) {
            refusal = reason;
        }
        return at;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
