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
    private Path config = Path.of("/etc/multipath.conf");

    @Option(
            names = "--config-dir",
            paramLabel = "DIR",
            description = "Where further files NAME.conf are, read in the order of their names (default /etc/multipath/conf.d).")
    private Path dropIns = Path.of("/etc/multipath/conf.d");

    /** The main file. */
    Path config() {
        return config;
    }

    LoadedConf load() {
        return ConfigOptions.load(config, dropIns);
    }
}
