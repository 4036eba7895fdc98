package io.polypath.agent.config.effective;

import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.grammar.Severity;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.Assigned;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.prio.Prioritizers;
import java.util.function.Predicate;

/** Finds values that do not go together. Owned by one load. */
final class Consistency {

    private final MultipathConf conf;
    private final Problems problems;

    private Consistency(MultipathConf conf, Problems problems) {
        this.conf = conf;
        this.problems = problems;
    }

    static void check(MultipathConf conf, Problems problems) {
        Consistency consistency = new Consistency(conf, problems);
        consistency.intervals();
        consistency.aliases();
        consistency.section("defaults", conf.defaults());
        consistency.section("overrides", conf.overrides());
        conf.hardware().entries().forEach(entry -> consistency.device(entry));
        conf.protocols().forEach(entry -> consistency.section("overrides/protocol", entry.values()));
        conf.multipaths().values().forEach(values -> consistency.section("multipaths/multipath", values));
    }

    private void intervals() {
        Assigned shortest = conf.defaults().get(ConfigOption.POLLING_INTERVAL);
        long longest = PollingIntervals.of(conf).longestSeconds();
        if (shortest != null && number(shortest) > longest) {
            report(shortest, "defaults/polling_interval", "greater than max_polling_interval", longest + " is used");
        }
    }

    private void aliases() {
        ConfiguredNames names = ConfiguredNames.of(conf.multipaths());
        conf.multipaths().forEach((wwid, values) -> {
            Assigned alias = values.get(ConfigOption.ALIAS);
            if (alias != null && alias.value() instanceof Value.Text(String name) && !names.has(name, wwid)) {
                report(alias, "multipaths/multipath/alias", alias.value().show() + " is the alias of "
                        + Problem.quote(names.owners().get(name)) + " too", "only that map is named so");
            }
        });
    }

    private void device(DeviceEntry entry) {
        if (entry.builtIn()) {
            times("devices/device", entry.values()); // no name there is misspelt
        } else {
            section("devices/device", entry.values());
        }
    }

    private void section(String path, OptionValues values) {
        times(path, values);
        names(path, values);
    }

    private void times(String path, OptionValues values) {
        Assigned sample = values.get(ConfigOption.MARGINAL_PATH_ERR_SAMPLE_TIME);
        if (sample != null && number(sample) > 0 && number(sample) < FlakySettings.LEAST_SAMPLE_SECONDS) {
            report(sample, path + "/marginal_path_err_sample_time", "below " + FlakySettings.LEAST_SAMPLE_SECONDS,
                    FlakySettings.LEAST_SAMPLE_SECONDS + " is used");
        }
        Assigned fast = values.get(ConfigOption.FAST_IO_FAIL_TMO);
        Assigned loss = values.get(ConfigOption.DEV_LOSS_TMO);
        if (fast != null && loss != null && number(loss) > 0 && number(fast) >= number(loss)) {
            report(fast, path + "/fast_io_fail_tmo", "not below dev_loss_tmo", "it is switched off");
        }
    }

    /** A name that is misspelt is taken, as everywhere; nobody would learn otherwise that something else is used. */
    private void names(String path, OptionValues values) {
        name(path, values, ConfigOption.PATH_CHECKER, name -> CheckerKind.ofKeyword(name) != null,
                "there is no such checker", "one that the device supports is used");
        name(path, values, ConfigOption.PRIO, name -> Prioritizers.of(name, "", 0) != null,
                "there is no such prioritizer", "const is used where the device does not choose one");
        name(path, values, ConfigOption.PATH_SELECTOR, Consistency::isSelector,
                "no selector of the kernel's own", "the kernel makes no map where it has no module for it");
    }

    private void name(
            String path, OptionValues values, ConfigOption option, Predicate<String> known, String fault, String consequence) {
        Assigned assigned = values.get(option);
        if (assigned != null && assigned.value() instanceof Value.Text(String name) && !known.test(name)) {
            report(assigned, path + "/" + option.keyword(), Problem.quote(name) + ": " + fault, consequence);
        }
    }

    /** What is no selector at all is another's affair. */
    private static boolean isSelector(String text) {
        SelectorSpec parsed = SelectorSpec.parse(text).orNull();
        return parsed == null || parsed.isKernels();
    }

    /** The number, or 0 for a word. */
    private static long number(Assigned assigned) {
        return assigned.value() instanceof Value.Number(long amount) ? amount : 0;
    }

    private void report(Assigned where, String key, String what, String assumed) {
        problems.add(new Problem(where.file(), where.line(), key, Severity.WARNING, what, assumed));
    }
}
