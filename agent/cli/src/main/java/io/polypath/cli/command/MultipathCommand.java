package io.polypath.cli.command;

import io.polypath.cli.multipath.Multipath;
import io.polypath.cli.screen.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads no option itself: getopt(3) has rules of its own, and scripts use them. */
@Command(
        name = "multipath",
        description = "multipath(8), done by the running daemon: its options, output and exit status. \"polypath multipath -h\" lists"
                + " them.")
final class MultipathCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORD", description = "As multipath(8) has them.")
    private List<String> words = List.of();

    private final Screen screen;

    private MultipathCommand(Screen screen) {
        this.screen = screen;
    }

    static CommandLine line(Screen screen) {
        return new CommandLine(new MultipathCommand(screen))
                .setUnmatchedOptionsArePositionalParams(true)
                .setExpandAtFiles(false)
                .setEndOfOptionsDelimiter("\0");
    }

    @Override
    public Integer call() throws Exception {
        return new Multipath(screen, Path.of("/"), System.getenv()).run(words);
    }
}
