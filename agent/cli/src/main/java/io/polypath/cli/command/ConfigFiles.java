package io.polypath.cli.command;

import io.polypath.agent.config.effective.LoadedConf;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say where multipath.conf is. */
final class ConfigFiles {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default /etc/multipath.conf; without it everything is as built in).")
    private Path config;

    @Option(
            names = "--config-dir",
            paramLabel = "DIR",
            description = "Where further files NAME.conf are, read in the order of their names (default /etc/multipath/conf.d).")
    private Path dropIns;

    /** The main file. */
    Path config() {
        return config != null ? config : Path.of("/etc/multipath.conf");
    }

    /** Whether somebody said which. */
    boolean given() {
        return config != null || dropIns != null;
    }

    LoadedConf load() {
        return ConfigOptions.load(config(), dropIns != null ? dropIns : Path.of("/etc/multipath/conf.d"));
    }
}
