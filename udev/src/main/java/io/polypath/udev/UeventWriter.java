package io.polypath.udev;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Builds uevents in both wire formats, as {@link Uevent} and libudev read them: {@link #begin}, any number of {@link
 * #property}, {@link #finish}. For the simulated fabric and for tests. Owned by one thread, reusable.
 */
public final class UeventWriter {
    private final MemorySegment out;
    private UeventSource source;
    private int end;
    private int subsystemHash;
    private int devtypeHash;

    /** @param out where messages are built; a message that does not fit is an IndexOutOfBoundsException */
    public UeventWriter(MemorySegment out) {
        this.out = out;
    }

    /** Starts a message: its header, then ACTION and DEVPATH. */
    public UeventWriter begin(UeventSource source, String action, String devpath) {
        this.source = source;
        end = 0;
        subsystemHash = 0;
        devtypeHash = 0;
        if (source == UeventSource.KERNEL) {
            append(action + "@" + devpath);
        } else {
            end = UdevHeader.BYTES;
        }
        return property("ACTION", action).property("DEVPATH", devpath);
    }

    /** Appends {@code key=value}. SUBSYSTEM and DEVTYPE also go, hashed, into the udev header. */
    public UeventWriter property(String key, String value) {
        append(key + "=" + value);
        if (key.equals("SUBSYSTEM")) {
            subsystemHash = MurmurHash2.hash(value);
        } else if (key.equals("DEVTYPE")) {
            devtypeHash = MurmurHash2.hash(value);
        }
        return this;
    }

    /** Completes the message and returns its length in bytes. */
    public int finish() {
        if (source == UeventSource.UDEV) {
            UdevHeader.write(out, end - UdevHeader.BYTES, subsystemHash, devtypeHash);
        }
        return end;
    }

    private void append(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, end, bytes.length);
        out.set(ValueLayout.JAVA_BYTE, (long) end + bytes.length, (byte) 0);
        end += bytes.length + 1;
    }
}
