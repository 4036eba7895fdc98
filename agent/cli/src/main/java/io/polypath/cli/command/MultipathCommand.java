package io.polypath.cli.command;

import io.polypath.cli.multipath.Multipath;
import io.polypath.cli.screen.Screen;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code polypath multipath}. It reads no option itself: getopt(3) has rules of its own, and scripts use them. */
final class MultipathCommand implements Callable<Integer> {

    private final PositionalParamSpec words = Arguments.words("WORD", "As multipath(8) has them.");
    private final Screen screen;

    private MultipathCommand(Screen screen) {
        this.screen = screen;
    }

    static CommandLine line(Screen screen) {
        MultipathCommand command = new MultipathCommand(screen);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).addPositional(command.words);
        spec.usageMessage().description("multipath(8), done by the running daemon: its options, output and exit status. \"polypath"
                + " multipath -h\" lists them.");
        return new CommandLine(spec)
                .setUnmatchedOptionsArePositionalParams(true)
                .setExpandAtFiles(false)
                .setEndOfOptionsDelimiter("\0");
    }

    @Override
    public Integer call() throws Exception {
        return new Multipath(screen, Path.of("/"), System.getenv()).run(words.getValue());
    }
}
