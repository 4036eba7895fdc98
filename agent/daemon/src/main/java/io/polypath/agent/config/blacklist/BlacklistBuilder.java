package io.polypath.agent.config.blacklist;

import io.polypath.agent.config.grammar.Block;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.grammar.Severity;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.hardware.HardwareTable;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.SectionReader;
import io.polypath.agent.config.option.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers rules: those of the files in their order, then the built-in ones, then those of the hardware table. Equal ones are
 * kept once, the first; protocols are kept as they come. Owned by one load.
 */
public final class BlacklistBuilder {

    private static final String BUILT_IN = "built-in";
    private static final String NODES = "!^(sd[a-z]|dasd[a-z]|nvme[0-9])";
    private static final String NODES_WITHOUT_NVME = "!^(sd[a-z]|dasd[a-z])";
    private static final String PROPERTIES = "(SCSI_IDENT_|ID_WWN)";

    /** Equal rules have equal keys. */
    private record Key(boolean exception, Criterion criterion, Value.Pattern vendor, Value.Pattern pattern) {}

    private final SectionReader reader;
    private final Problems problems;
    private final Map<Criterion, List<BlacklistRule>> rules = new EnumMap<>(Criterion.class);
    private final Map<Criterion, List<BlacklistRule>> exceptions = new EnumMap<>(Criterion.class);
    private final Set<Key> known = new HashSet<>();
    private final boolean nativeNvme;

    /** @param nativeNvme whether the kernel does its own multipathing for NVMe, so that such nodes are no paths */
    public BlacklistBuilder(SectionReader reader, Problems problems, boolean nativeNvme) {
        this.reader = reader;
        this.problems = problems;
        this.nativeNvme = nativeNvme;
        for (Criterion criterion : Criterion.values()) {
            rules.put(criterion, new ArrayList<>());
            exceptions.put(criterion, new ArrayList<>());
        }
    }

    private static BlacklistRule builtIn(Criterion criterion, ConfigOption option, String text) {
        Value.Pattern pattern = (Value.Pattern) option.read(text, Accounts.NONE).value();
        return new BlacklistRule(criterion, null, pattern, BUILT_IN, true);
    }

    /** Adds the rules of a section {@code blacklist} or {@code blacklist_exceptions}. */
    public void add(Block block) {
        boolean exception = block.section() == Section.EXCEPTIONS;
        for (SectionReader.Occurrence occurrence : reader.occurrences(block)) {
            Assigned assigned = occurrence.assigned();
            Value.Pattern pattern = (Value.Pattern) assigned.value();
            add(exception, new BlacklistRule(criterion(occurrence.option()), null, pattern, assigned.place(), false));
        }
        block.blocks().forEach(device -> addDevice(exception, device));
    }

    private void addDevice(boolean exception, Block block) {
        OptionValues values = reader.values(block);
        Value.Pattern vendor = (Value.Pattern) values.value(ConfigOption.VENDOR_RULE);
        Value.Pattern product = (Value.Pattern) values.value(ConfigOption.PRODUCT_RULE);
        if (vendor == null && product == null) {
            problems.add(new Problem(block.file(), block.line(), block.section().path(), Severity.WARNING,
                    "neither vendor nor product", "the section is ignored"));
            return;
        }
        add(exception, new BlacklistRule(Criterion.DEVICE, vendor, product, block.file() + ":" + block.line(), false));
    }

    /** Adds the built-in rules, and one for every entry of {@code table} that names products which are no paths. */
    public void add(HardwareTable table) {
        add(false, builtIn(Criterion.DEVNODE, ConfigOption.DEVNODE_RULE, nativeNvme ? NODES_WITHOUT_NVME : NODES));
        add(true, builtIn(Criterion.PROPERTY, ConfigOption.PROPERTY_RULE, PROPERTIES));
        for (DeviceEntry entry : table.entries()) {
            Assigned product = entry.values().get(ConfigOption.PRODUCT_BLACKLIST);
            Value vendor = ConfigOption.VENDOR_RULE.read(entry.vendor().text(), Accounts.NONE).value();
            if (product != null && vendor != null) {
                add(false, new BlacklistRule(Criterion.DEVICE, (Value.Pattern) vendor, (Value.Pattern) product.value(),
                        product.place(), true));
            }
        }
    }

    private void add(boolean exception, BlacklistRule rule) {
        boolean fresh = known.add(new Key(exception, rule.criterion(), rule.vendor(), rule.pattern()));
        if (fresh || rule.criterion() == Criterion.PROTOCOL) {
            (exception ? exceptions : rules).get(rule.criterion()).add(rule);
        }
    }

    private static Criterion criterion(ConfigOption option) {
        return switch (option) {
            case DEVNODE_RULE -> Criterion.DEVNODE;
            case WWID_RULE -> Criterion.WWID;
            case PROPERTY_RULE -> Criterion.PROPERTY;
            case PROTOCOL_RULE -> Criterion.PROTOCOL;
            default -> throw new AssertionError(option + " is no rule of the blacklist");
        };
    }

    public Blacklist build() {
        Map<Criterion, RuleSet> sets = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            sets.put(criterion, new RuleSet(rules.get(criterion), exceptions.get(criterion)));
        }
        return new Blacklist(sets);
    }
}
