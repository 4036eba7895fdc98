package io.polypath.cli.command;

import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.cli.runtime.Failure;
import java.nio.file.Files;
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

    /**
     * Reads it for an answer that somebody relies on.
     *
     * @throws Failure when a main file was named that does not exist, which may be misspelt
     */
    LoadedConf loadNamed() throws Failure {
        if (config.getValue() != null) {
            mustExist(config.getValue());
        }
        return load();
    }

    /** @throws Failure when there is nothing of that name */
    static void mustExist(Path file) throws Failure {
        if (Files.notExists(file)) {
            throw new Failure(file + ": does not exist");
        }
    }

    LoadedConf load() {
        return ConfigOptions.load(config(), or(dropIns, "/etc/multipath/conf.d"));
    }

    private static Path or(OptionSpec option, String otherwise) {
        Path given = option.getValue();
        return given != null ? given : Path.of(otherwise);
    }
}
