package io.polypath.cli.command;

import io.polypath.agent.boot.Build;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code polypath}, which all commands stand below. */
final class RootCommand {

    private RootCommand() {}

    static CommandLine line() {
        OptionSpec version = OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Show the version.")
                .build();
        CommandSpec spec = Arguments.above(
                "Keeps this host's storage paths healthy, and can explain every decision it took.", Arguments.help(), version);
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec.versionProvider(new Version()));
    }

    /** The version, asked for only when it is shown. */
    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"polypath " + Build.VERSION + ", Java " + Runtime.version()};
        }
    }
}
