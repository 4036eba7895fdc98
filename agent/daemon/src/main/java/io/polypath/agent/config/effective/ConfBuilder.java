package io.polypath.agent.config.effective;

import io.polypath.agent.config.blacklist.BlacklistBuilder;
import io.polypath.agent.config.grammar.Block;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.grammar.Severity;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.hardware.HardwareTable;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.SectionReader;
import io.polypath.agent.config.option.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts blocks together, in the order of their files. Owned by one load. */
final class ConfBuilder {

    private final SectionReader reader;
    private final Problems problems;
    private final BlacklistBuilder blacklist;
    private final List<DeviceEntry> devices = new ArrayList<>();
    private final Map<String, ProtocolEntry> protocols = new LinkedHashMap<>();
    private final TreeMap<String, OptionValues> multipaths = new TreeMap<>();
    private OptionValues defaults = OptionValues.NONE;
    private OptionValues overrides = OptionValues.NONE;

    ConfBuilder(SectionReader reader, Problems problems, boolean nativeNvme) {
        this.reader = reader;
        this.problems = problems;
        this.blacklist = new BlacklistBuilder(reader, problems, nativeNvme);
    }

    /** Adds a whole file. */
    void add(Block root) {
        reader.occurrences(root);
        root.blocks().forEach(this::addSection);
    }

    private void addSection(Block block) {
        switch (block.section()) {
            case DEFAULTS -> defaults = defaults.with(reader.values(block));
            case BLACKLIST, EXCEPTIONS -> blacklist.add(block);
            case DEVICES -> addEntries(block, this::addDevice);
            case OVERRIDES -> {
                overrides = overrides.with(reader.values(block));
                block.blocks().forEach(this::addProtocol);
            }
            case MULTIPATHS -> addEntries(block, this::addMultipath);
            case ROOT, BLACKLIST_DEVICE, EXCEPTIONS_DEVICE, DEVICE, PROTOCOL, MULTIPATH ->
                throw new AssertionError(block.section() + " does not stand in a file by itself");
        }
    }

    private void addEntries(Block block, Consumer<Block> entry) {
        reader.occurrences(block);
        block.blocks().forEach(entry);
    }

    private void addDevice(Block block) {
        DeviceEntry entry = DeviceEntry.of(reader.values(block), false);
        if (entry == null) {
            incomplete(block, "vendor or product is missing");
        } else {
            devices.add(entry);
        }
    }

    private void addProtocol(Block block) {
        OptionValues values = reader.values(block);
        if (!(values.value(ConfigOption.TYPE) instanceof Value.Word(String type))) {
            incomplete(block, "the type is missing");
            return;
        }
        ProtocolEntry older = protocols.remove(type);
        protocols.put(type, new ProtocolEntry(type, older == null ? values : older.values().with(values)));
    }

    private void addMultipath(Block block) {
        OptionValues values = reader.values(block);
        if (!(values.value(ConfigOption.WWID) instanceof Value.Text(String wwid))) {
            incomplete(block, "the wwid is missing");
            return;
        }
        if (multipaths.containsKey(wwid)) {
            problems.add(new Problem(block.file(), block.line(), block.section().path(), Severity.NOTE,
                    "there is a section for " + Problem.quote(wwid) + " already", "both count, of each option the last value"));
        }
        multipaths.merge(wwid, values, OptionValues::with);
    }

    private void incomplete(Block block, String what) {
        problems.add(new Problem(block.file(), block.line(), block.section().path(), Severity.WARNING, what,
                "the section is ignored"));
    }

    MultipathConf build() {
        HardwareTable hardware = HardwareTable.of(devices);
        blacklist.add(hardware);
        return new MultipathConf(defaults, hardware, overrides, List.copyOf(protocols.values()), multipaths, blacklist.build());
    }
}
