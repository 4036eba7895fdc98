package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads udevd's database, one text file for each device with lines of a letter, a colon and a value (systemd,
 * sd-device). Stateless: every call reads, and may block.
 */
public final class UdevDatabase {
    /** No rule set comes near this; a larger file is not read. */
    public static final int MAX_BYTES = 256 << 10;

    private final Path run;

    /** udevd's directory, {@code /run/udev}. */
    public UdevDatabase() {
        this(Path.of("/run/udev"));
    }

    /** A directory elsewhere, as tests build. */
    public UdevDatabase(Path run) {
        this.run = run;
    }

    /** Whether a udevd runs, or will once something asks it to: without one, no property will ever appear. */
    public boolean isUdevRunning() {
        return Files.exists(run.resolve("control"));
    }

    /**
     * What udev knows of a block device; empty when it has no file, as before its rules ran. Lines of no known kind are
     * skipped.
     */
    public Optional<UdevRecord> blockDevice(DevT number) {
        Attribute file = Sysfs.readFile(run.resolve("data").resolve("b" + number), MAX_BYTES);
        return Optional.of(file).filter(Attribute::isPresent)
                .map(present -> parse(new String(present.bytes(), StandardCharsets.UTF_8)));
    }

    private static UdevRecord parse(String text) {
        Map<String, String> properties = new HashMap<>();
        Set<String> links = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Set<String> currentTags = new HashSet<>();
        long initializedUsec = 0;
        int version = 0;
        for (String line : text.split("\n")) {
            if (line.length() < 2 || line.charAt(1) != ':') {
                continue;
            }
            String value = line.substring(2);
            switch (line.charAt(0)) {
                case 'E' -> addProperty(properties, value);
                case 'S' -> links.add(value);
                case 'G' -> tags.add(value);
                case 'Q' -> currentTags.add(value);
                case 'I' -> initializedUsec = number(value);
                case 'V' -> version = (int) Math.min(number(value), Integer.MAX_VALUE);
                default -> { }
            }
        }
        return new UdevRecord(properties, links, tags, currentTags, initializedUsec, version);
    }

    private static void addProperty(Map<String, String> properties, String value) {
        int equals = value.indexOf('=');
        if (equals > 0) {
            properties.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private static long number(String value) {
        try {
            return Math.max(0, Long.parseLong(value));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
