package io.polypath.agent.config.effective;

import io.polypath.agent.config.blacklist.BlacklistRule;
import io.polypath.agent.config.blacklist.Criterion;
import io.polypath.agent.config.blacklist.RuleSet;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares two configurations by what they mean: built-in values count, files and lines do not. Owned by one comparison. */
public final class ConfDiff {

    private final List<ConfChange> changes = new ArrayList<>();

    private ConfDiff() {}

    /** What has to be done differently; empty when both mean the same. */
    public static List<ConfChange> between(MultipathConf before, MultipathConf after) {
        ConfDiff diff = new ConfDiff();
        diff.defaults(before, after);
        diff.values("overrides", before.overrides(), after.overrides());
        diff.sections(protocols(before), protocols(after));
        diff.sections(multipaths(before), multipaths(after));
        diff.devices(before.hardware().entries(), after.hardware().entries());
        for (Criterion criterion : Criterion.values()) {
            diff.rules(criterion, before.blacklist().rules(criterion), after.blacklist().rules(criterion));
        }
        return diff.changes;
    }

    private void defaults(MultipathConf before, MultipathConf after) {
        for (ConfigOption option : ConfigOption.values()) {
            add("defaults", option, before.global(option), after.global(option));
        }
    }

    private void values(String section, OptionValues before, OptionValues after) {
        for (ConfigOption option : ConfigOption.values()) {
            add(section, option, before.value(option), after.value(option));
        }
    }

    private void add(String section, ConfigOption option, Value before, Value after) {
        if (!Objects.equals(before, after)) {
            changes.add(new ConfChange(section, option.keyword(), before, after));
        }
    }

    private void sections(Map<String, OptionValues> before, Map<String, OptionValues> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            values(name, before.getOrDefault(name, OptionValues.NONE), after.getOrDefault(name, OptionValues.NONE));
        }
    }

    private static Map<String, OptionValues> protocols(MultipathConf conf) {
        Map<String, OptionValues> sections = new LinkedHashMap<>();
        conf.protocols().forEach(entry -> sections.put("overrides/protocol " + entry.type(), entry.values()));
        return sections;
    }

    private static Map<String, OptionValues> multipaths(MultipathConf conf) {
        Map<String, OptionValues> sections = new LinkedHashMap<>();
        conf.multipaths().forEach((wwid, values) -> sections.put("multipaths/multipath " + wwid, values));
        return sections;
    }

    /** Entries are named by their patterns; their order matters too. */
    private void devices(List<DeviceEntry> before, List<DeviceEntry> after) {
        Map<String, OptionValues> old = devices(before);
        Map<String, OptionValues> fresh = devices(after);
        int known = changes.size();
        sections(old, fresh);
        boolean reordered = !List.copyOf(old.keySet()).equals(List.copyOf(fresh.keySet()));
        if (reordered && changes.size() == known) {
            changes.add(new ConfChange("devices", "", null, null));
        }
    }

    private static Map<String, OptionValues> devices(List<DeviceEntry> entries) {
        Map<String, OptionValues> sections = new LinkedHashMap<>();
        for (DeviceEntry entry : entries) {
            String revision = entry.revision() == null ? "" : ":" + entry.revision().text();
            sections.put("devices/device " + entry.vendor().text() + ":" + entry.product().text() + revision, entry.values());
        }
        return sections;
    }

    private void rules(Criterion criterion, RuleSet before, RuleSet after) {
        boolean rules = texts(before.rules()).equals(texts(after.rules()));
        boolean exceptions = texts(before.exceptions()).equals(texts(after.exceptions()));
        if (!rules) {
            changes.add(new ConfChange("blacklist " + criterion.label(), "", null, null));
        }
        if (!exceptions) {
            changes.add(new ConfChange("blacklist_exceptions " + criterion.label(), "", null, null));
        }
    }

    private static Set<String> texts(List<BlacklistRule> rules) {
        Set<String> texts = new LinkedHashSet<>();
        rules.forEach(rule -> texts.add(rule.text()));
        return texts;
    }
}
