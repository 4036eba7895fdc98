package io.polypath.cli.command;

import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.MultipathConf;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns values that contradict each other into a usage error. */
final class Usage {

    private Usage() {}

    static Settings settings(DaemonOptions options, Path directory, MultipathConf conf, CommandSpec spec) {
        try {
            return options.settings(directory, conf);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
