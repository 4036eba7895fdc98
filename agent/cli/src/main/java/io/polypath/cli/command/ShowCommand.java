package io.polypath.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code polypath show}, which says only what it can show. */
final class ShowCommand {

    private ShowCommand() {}

    static CommandLine line() {
        CommandSpec spec = Arguments.above(
                "Show what the daemon knows and does, from its mapped files; also after it has ended.", Arguments.help());
        spec.usageMessage().synopsisSubcommandLabel("(paths | lanes | latency)");
        return new CommandLine(spec);
    }
}
