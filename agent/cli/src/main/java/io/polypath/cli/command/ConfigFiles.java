package io.polypath.cli.command;

import io.polypath.agent.config.effective.LoadedConf;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that say where multipath.conf is. */
final class ConfigFiles {

    private final OptionSpec config = Arguments.option("--config", "FILE", Path.class,
            "The configuration (default /etc/multipath.conf; without it everything is as built in).");
    private final OptionSpec dropIns = Arguments.option("--config-dir", "DIR", Path.class,
            "Where further files NAME.conf are, read in the order of their names (default /etc/multipath/conf.d).");

    CommandSpec spec() {
        return Arguments.shared(config, dropIns);
    }

    /** The main file. */
    Path config() {
        return or(config, "/etc/multipath.conf");
    }

    /** Whether somebody said which. */
    boolean given() {
        return config.getValue() != null || dropIns.getValue() != null;
    }

    LoadedConf load() {
        return ConfigOptions.load(config(), or(dropIns, "/etc/multipath/conf.d"));
    }

    private static Path or(OptionSpec option, String otherwise) {
        Path given = option.getValue();
        return given != null ? given : Path.of(otherwise);
    }
}
