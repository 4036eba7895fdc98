package io.polypath.tests.sim.trial;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How the daemon is configured.
 *
 * @param checkTimeoutNs after how long an unanswered check is a time-out
 * @param options of the configuration's defaults section
 */
record Wishes(long checkTimeoutNs, Map<String, String> options) {

    static final long POLLING_NS = 5_000_000_000L;
    static final long MAX_POLLING_NS = 20_000_000_000L;

    /** Small, so that a run of a few paths meets the limits, and cheap, because each start takes it anew. */
    private static final int PATHS = 96;
    private static final int COMMAND_SLOTS = 128;
    private static final int UEVENTS = 128;

    Wishes {
        options = java.util.Collections.unmodifiableSequencedMap(new TreeMap<>(options));
    }

    /** The same with another value of one option. */
    Wishes with(String option, String value) {
        SequencedMap<String, String> changed = new TreeMap<>(options);
        changed.put(option, value);
        return new Wishes(checkTimeoutNs, changed);
    }

    String option(String name) {
        return options.getOrDefault(name, "");
    }

    boolean says(String name, String value) {
        return option(name).equals(value);
    }

    /** Whether paths that fail too often are tested with reads. */
    boolean testsPaths() {
        return number("marginal_path_err_sample_time") > 0;
    }

    /** The number that an option has; 0 where it is not set. */
    long number(String name) {
        return options.containsKey(name) ? Long.parseLong(option(name)) : 0;
    }

    LoadedConf load() {
        StringBuilder text = new StringBuilder("defaults {\n");
        options.forEach((name, value) -> text.append(' ').append(name).append(' ').append(value).append('\n'));
        LoadedConf conf = ConfLoader.of(List.of(new ConfigText("multipath.conf", text.append("}\n").toString())), Accounts.NONE, false);
        if (!conf.problems().isEmpty()) {
            throw new IllegalStateException("a configuration that was drawn is wrong: " + conf.problems());
        }
        return conf;
    }

    /** @param present what multipath.conf says when it is read again */
    Settings settings(Path directory, Supplier<Wishes> present) {
        return new Settings(
                Duration.ofNanos(POLLING_NS), Duration.ofNanos(MAX_POLLING_NS), Duration.ofNanos(checkTimeoutNs),
                Duration.ofSeconds(60), false, null, null, PATHS, COMMAND_SLOTS, UEVENTS, directory.resolve("run"),
                DeliberateDelays.NONE)
                .keeping(load().conf(), MapKeeping.in(directory.resolve("state"), () -> present.get().load(), List.of()));
    }
}
