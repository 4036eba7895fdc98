package io.polypath.agent.config.effective;

import io.polypath.agent.config.blacklist.Blacklist;
import io.polypath.agent.config.blacklist.BlacklistRule;
import io.polypath.agent.config.blacklist.Criterion;
import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A configuration as text that means the same when it is read again, in the incumbent's layout. One character per byte.
 * Owned by one answer.
 */
public final class ConfigPage {

    private static final List<Criterion> RULES =
            List.of(Criterion.DEVNODE, Criterion.WWID, Criterion.PROPERTY, Criterion.PROTOCOL);

    private static final Set<ConfigOption> UNQUOTED =
            EnumSet.of(ConfigOption.FAST_IO_FAIL_TMO, ConfigOption.EH_DEADLINE, ConfigOption.MAX_RETRIES);

    private final StringBuilder page = new StringBuilder();

    private ConfigPage() {}

    /** Everything, with all entries of the hardware table: {@code show config} and {@code multipath -t}. */
    public static String of(MultipathConf conf) {
        ConfigPage page = new ConfigPage();
        page.begin(conf, conf.hardware().entries());
        if (!conf.multipaths().isEmpty()) {
            page.open(0, "multipaths");
            conf.multipaths().values().forEach(values -> page.section(Section.MULTIPATH, values));
            page.close(0);
        }
        return page.page.toString();
    }

    /**
     * What concerns this host: {@code show config local} and {@code multipath -T}. Every map has a section, with its name
     * where that is not its identity.
     *
     * @param entries those of the hardware table that a path of this host matches, in the order of print
     * @param maps names of the host's maps by their WWIDs, in the order of print
     */
    public static String local(MultipathConf conf, Collection<DeviceEntry> entries, SequencedMap<String, String> maps) {
        ConfigPage page = new ConfigPage();
        page.begin(conf, entries);
        if (!conf.multipaths().isEmpty() || !maps.isEmpty()) {
            page.open(0, "multipaths");
            conf.multipaths().forEach((wwid, values) -> page.map(wwid, values, maps));
            maps.forEach((wwid, name) -> page.unwrittenMap(conf, wwid, name));
            page.close(0);
        }
        return page.page.toString();
    }

    private void begin(MultipathConf conf, Collection<DeviceEntry> entries) {
        defaults(conf);
        rules("blacklist", conf.blacklist(), false);
        rules("blacklist_exceptions", conf.blacklist(), true);
        open(0, "devices");
        entries.forEach(entry -> section(Section.DEVICE, entry.values()));
        close(0);
        overrides(conf);
    }

    private void map(String wwid, OptionValues values, Map<String, String> maps) {
        if (maps.containsKey(wwid)) {
            open(1, Section.MULTIPATH.keyword());
            lines(2, Section.MULTIPATH, values);
            name(wwid, maps.get(wwid));
            close(1);
        }
    }

    private void unwrittenMap(MultipathConf conf, String wwid, String name) {
        if (!conf.multipaths().containsKey(wwid)) {
            open(1, Section.MULTIPATH.keyword());
            line(2, ConfigOption.WWID, new Value.Text(wwid));
            name(wwid, name);
            close(1);
        }
    }

    private void name(String wwid, String name) {
        if (!name.equals(wwid)) {
            page.append("\t\t# alias \"").append(name).append("\"\n");
        }
    }

    private void defaults(MultipathConf conf) {
        open(0, "defaults");
        PollingIntervals polling = PollingIntervals.of(conf);
        for (ConfigOption option : PageOrder.of(Section.DEFAULTS)) {
            line(1, option, switch (option) {
                case POLLING_INTERVAL -> new Value.Number(polling.shortestSeconds());
                case MAX_POLLING_INTERVAL -> new Value.Number(polling.longestSeconds());
                default -> conf.global(option);
            });
        }
        close(0);
    }

    private void rules(String keyword, Blacklist blacklist, boolean exceptions) {
        open(0, keyword);
        for (Criterion criterion : RULES) {
            for (BlacklistRule rule : rules(blacklist, criterion, exceptions)) {
                line(1, option(criterion), rule.pattern());
            }
        }
        for (BlacklistRule rule : rules(blacklist, Criterion.DEVICE, exceptions)) {
            open(1, "device");
            line(2, ConfigOption.VENDOR_RULE, rule.vendor());
            line(2, ConfigOption.PRODUCT_RULE, rule.pattern());
            close(1);
        }
        close(0);
    }

    private static List<BlacklistRule> rules(Blacklist blacklist, Criterion criterion, boolean exceptions) {
        return exceptions ? blacklist.rules(criterion).exceptions() : blacklist.rules(criterion).rules();
    }

    private static ConfigOption option(Criterion criterion) {
        return switch (criterion) {
            case PROPERTY -> ConfigOption.PROPERTY_RULE;
            case DEVNODE -> ConfigOption.DEVNODE_RULE;
            case PROTOCOL -> ConfigOption.PROTOCOL_RULE;
            case WWID -> ConfigOption.WWID_RULE;
            case DEVICE -> throw new AssertionError("a device is a section");
        };
    }

    private void overrides(MultipathConf conf) {
        open(0, "overrides");
        lines(1, Section.OVERRIDES, conf.overrides());
        conf.protocols().forEach(entry -> section(Section.PROTOCOL, entry.values()));
        close(0);
    }

    private void section(Section section, OptionValues values) {
        open(1, section.keyword());
        lines(2, section, values);
        close(1);
    }

    private void lines(int depth, Section section, OptionValues values) {
        for (ConfigOption option : PageOrder.of(section)) {
            line(depth, option, values.value(option));
        }
    }

    private void line(int depth, ConfigOption option, Value value) {
        if (value != null) {
            page.repeat('\t', depth).append(option.keyword()).append(' ').append(text(option, value)).append('\n');
        }
    }

    /** Some texts have no quotation marks: they are printed so only where they read back as they are. */
    private static String text(ConfigOption option, Value value) {
        return switch (value) {
            case Value.Word(String word) when UNQUOTED.contains(option) -> word;
            case Value.Text(String text) when option == ConfigOption.UID_ATTRS && text.indexOf(' ') < 0 -> text;
            default -> value.show();
        };
    }

    private void open(int depth, String keyword) {
        page.repeat('\t', depth).append(keyword).append(" {\n");
    }

    private void close(int depth) {
        page.repeat('\t', depth).append("}\n");
    }
}
