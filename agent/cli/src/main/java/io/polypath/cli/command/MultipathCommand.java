package io.polypath.cli.command;

import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import java.lang.foreign.Arena;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "multipath",
        description = "What multipath(8) is most called for, done by the running daemon. Without an option the configuration is read again"
                + " and maps are made that are missing.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class MultipathCommand implements Callable<Integer> {

    /** What is to be done; one of them. */
    static final class Deed {
        @Option(names = {"-ll", "-l"}, description = "Show the maps, or one, with their groups and paths.")
        private boolean list;

        @Option(names = "-f", description = "Remove a map that is not in use.")
        private boolean flush;

        @Option(names = "-F", description = "Remove all maps that are not in use.")
        private boolean flushAll;

        @Option(names = "-r", description = "Load all tables again.")
        private boolean reload;

        @Option(names = "-t", description = "Show the configuration in force.")
        private boolean config;

        @Option(names = "-T", description = "Show the part of it that this host's devices use.")
        private boolean localConfig;
    }

    @ArgGroup(heading = "")
    private Deed deed = new Deed();

    @Option(names = "-v", paramLabel = "LEVEL", description = "Accepted, without effect.")
    private int verbosity;

    @Parameters(arity = "0..1", paramLabel = "MAP", description = "A map's name or WWID.")
    private String map;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    private final Screen screen;

    MultipathCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        if (deed.flush && map == null) {
            throw new Failure("-f takes the map that is to go; -F removes all of them");
        }
        try (Arena arena = Arena.ofConfined(); ControlClient client = ControlClient.connect(arena)) {
            return MultipathdCommand.answer(screen, client, request());
        }
    }

    private String request() {
        String quoted = map == null ? "" : "\"" + map + "\"";
        if (deed.list) {
            return map == null ? "show topology" : "show map " + quoted + " topology";
        }
        if (deed.flushAll) {
            return "del maps";
        }
        if (deed.flush) {
            return "del map " + quoted;
        }
        if (deed.config) {
            return "show config";
        }
        if (deed.localConfig) {
            return "show config local";
        }
        return deed.reload ? "reconfigure all" : "reconfigure";
    }
}
