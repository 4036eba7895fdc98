package io.polypath.agent.config.effective;

import io.polypath.agent.config.blacklist.Blacklist;
import io.polypath.agent.config.hardware.HardwareTable;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole configuration, built-in values included.
 *
 * @param defaults what the section {@code defaults} sets
 * @param hardware the hardware table, entries of {@code devices} included
 * @param overrides what the section {@code overrides} sets
 * @param protocols the sections inside {@code overrides}, one per protocol
 * @param multipaths what sections {@code multipath} set, by WWID
 */
public record MultipathConf(
        OptionValues defaults,
        HardwareTable hardware,
        OptionValues overrides,
        List<ProtocolEntry> protocols,
        SortedMap<String, OptionValues> multipaths,
        Blacklist blacklist) {

    public MultipathConf {
        protocols = List.copyOf(protocols);
        multipaths = Collections.unmodifiableSortedMap(new TreeMap<>(multipaths));
    }

    /** What {@code defaults} sets {@code option} to, else its built-in value; null for neither. */
    public Value global(ConfigOption option) {
        Value written = defaults.value(option);
        return written != null ? written : option.builtIn();
    }

    /** What holds without any file. */
    public static MultipathConf builtIn() {
        return ConfLoader.of(List.of(), Accounts.NONE, false).conf();
    }
}
