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
import java.util.List;

/**
 * The answer to {@code show config}: a configuration that means the same as the one that is printed. One character per
 * byte. Owned by one answer.
 */
public final class ConfigPage {

    private static final List<Criterion> RULES =
            List.of(Criterion.DEVNODE, Criterion.WWID, Criterion.PROPERTY, Criterion.PROTOCOL);

    private final StringBuilder page = new StringBuilder();

    private ConfigPage() {}

    /** Everything, with all entries of the hardware table. */
    public static String of(MultipathConf conf) {
        return of(conf, conf.hardware().entries());
    }

    /** The same with some entries of the hardware table only. */
    public static String of(MultipathConf conf, Collection<DeviceEntry> entries) {
        ConfigPage page = new ConfigPage();
        page.defaults(conf);
        page.rules("blacklist", conf.blacklist(), false);
        page.rules("blacklist_exceptions", conf.blacklist(), true);
        page.open(0, "devices");
        entries.forEach(entry -> page.section("device", entry.values()));
        page.close(0);
        page.overrides(conf);
        page.multipaths(conf);
        return page.page.toString();
    }

    private void defaults(MultipathConf conf) {
        open(0, "defaults");
        PollingIntervals polling = PollingIntervals.of(conf);
        for (ConfigOption option : ConfigOption.values()) {
            Value value = switch (option) {
                case POLLING_INTERVAL -> new Value.Number(polling.shortestSeconds());
                case MAX_POLLING_INTERVAL -> new Value.Number(polling.longestSeconds());
                default -> option.allowedIn(Section.DEFAULTS) ? conf.global(option) : null;
            };
            line(1, option, value);
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
        lines(1, conf.overrides());
        conf.protocols().forEach(entry -> section("protocol", entry.values()));
        close(0);
    }

    private void multipaths(MultipathConf conf) {
        if (!conf.multipaths().isEmpty()) {
            open(0, "multipaths");
            conf.multipaths().values().forEach(values -> section("multipath", values));
            close(0);
        }
    }

    private void section(String keyword, OptionValues values) {
        open(1, keyword);
        lines(2, values);
        close(1);
    }

    private void lines(int depth, OptionValues values) {
        for (ConfigOption option : ConfigOption.values()) {
            line(depth, option, values.value(option));
        }
    }

    private void line(int depth, ConfigOption option, Value value) {
        if (value != null) {
            page.repeat('\t', depth).append(option.keyword()).append(' ').append(value.show()).append('\n');
        }
    }

    private void open(int depth, String keyword) {
        page.repeat('\t', depth).append(keyword).append(" {\n");
    }

    private void close(int depth) {
        page.repeat('\t', depth).append("}\n");
    }
}
