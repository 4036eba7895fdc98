package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads udevd's database, one text file for each device with lines of a letter, a colon and a value (systemd,
 * sd-device). Every call reads, and may block. Owned by one lane.
 */
public final class UdevDatabase {

    private final AttributeReader files;
    private final String run;

    /** @param run udevd's directory, {@code /run/udev/} with the slash */
    public UdevDatabase(AttributeReader files, String run) {
        this.files = files;
        this.run = run;
    }

    /** Whether a udevd runs, or will once something asks it to: without one, no property will ever appear. */
    public boolean isUdevRunning() {
        return files.exists(AttributeReader.ANYWHERE, run + "control");
    }

    /**
     * What udev knows of a block device; {@link UdevRecord#NONE} when it has no file. Lines of no known kind are skipped, and so
     * are links and tags, which nobody here asks for.
     */
    public UdevRecord blockDevice(DevT number) {
        int length = files.read(AttributeReader.ANYWHERE, run + "data/b" + number);
        return length <= 0 ? UdevRecord.NONE : parse(text(files.content(), length));
    }

    private static String text(MemorySegment content, int length) {
        return new String(content.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    private static UdevRecord parse(String text) {
        Map<String, String> properties = new HashMap<>();
        long initializedUsec = 0;
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (text.startsWith("E:", start)) {
                addProperty(properties, text, start + 2, end);
            } else if (text.startsWith("I:", start)) {
                initializedUsec = Math.max(0, Decimal.parse(text.substring(start + 2, end), 0));
            }
        }
        return new UdevRecord(properties, initializedUsec);
    }

    private static void addProperty(Map<String, String> properties, String text, int from, int end) {
        int equals = text.indexOf('=', from);
        if (equals > from && equals < end) {
            // Keys are the same for all disks: each is kept once.
            properties.put(text.substring(from, equals).intern(), text.substring(equals + 1, end));
        }
    }
}
