package io.polypath.cli.command;

import io.polypath.cli.persist.PersistTool;
import io.polypath.cli.screen.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "persist",
        description = "Persistent reservations of a map, with mpathpersist's options, output and exit status: persist --help lists them.")
final class PersistCommand implements Callable<Integer> {

    private static final Path CONFIG = Path.of("/etc/multipath.conf");
    private static final Path DROP_INS = Path.of("/etc/multipath/conf.d");
    private static final Path STATE = Path.of("/etc/multipath");

    @Parameters(paramLabel = "OPTION", description = "mpathpersist's.")
    private List<String> words = List.of();

    private final Screen screen;

    private PersistCommand(Screen screen) {
        this.screen = screen;
    }

    /** The command, which reads its words itself. */
    static CommandLine line(Screen screen) {
        return new CommandLine(new PersistCommand(screen)).setUnmatchedOptionsArePositionalParams(true).setExpandAtFiles(false);
    }

    @Override
    public Integer call() {
        return new PersistTool(screen, ConfigOptions.load(CONFIG, DROP_INS).conf(), STATE).run(words);
    }
}
