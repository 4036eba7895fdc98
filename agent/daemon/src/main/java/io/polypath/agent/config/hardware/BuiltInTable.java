package io.polypath.agent.config.hardware;

import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Reading;
import io.polypath.agent.path.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The entries that ship with the product, read once from the data file {@code hwtable.csv}: a heading with the names of
 * options, then a line per entry, oldest first; an empty field sets nothing.
 */
public final class BuiltInTable {

    /** Its name where a file is asked for. */
    public static final String NAME = "built-in hardware table";

    private static final String RESOURCE = "hwtable.csv";
    private static final String INDEX = "index";

    private BuiltInTable() {}

    /** Holds the entries from their first use on. */
    private static final class Loaded {
        static final List<DeviceEntry> ENTRIES = parse(text());
    }

    /** Oldest first. */
    public static List<DeviceEntry> entries() {
        return Loaded.ENTRIES;
    }

    private static String text() {
        try (InputStream data = BuiltInTable.class.getResourceAsStream(RESOURCE)) {
            Check.that(data != null, "the hardware table is part of the product");
            return new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<DeviceEntry> parse(String text) {
        List<String> lines = text.lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream().skip(1).map(line -> entry(names, line)).toList();
    }

    private static DeviceEntry entry(String[] names, String line) {
        String[] fields = line.split(",", -1);
        Check.that(fields.length == names.length, "a line of the hardware table has a field per column", fields.length);
        Check.that(names[0].equals(INDEX), "the first column counts the entries");
        int index = Integer.parseInt(fields[0]);
        Map<ConfigOption, Assigned> values = new EnumMap<>(ConfigOption.class);
        for (int i = 1; i < names.length; i++) {
            if (!fields[i].isEmpty()) {
                ConfigOption option = ConfigOption.find(Section.DEVICE, names[i]);
                Check.that(option != null, "a column of the hardware table is an option of a device", i);
                Reading reading = option.read(fields[i], Accounts.NONE);
                Check.that(reading.severity() == null, "the hardware table needs no correction", index);
                values.put(option, new Assigned(reading.value(), NAME, index + 1));
            }
        }
        DeviceEntry entry = DeviceEntry.of(new OptionValues(values), true);
        Check.that(entry != null, "an entry of the hardware table names vendor and product", index);
        return entry;
    }
}
