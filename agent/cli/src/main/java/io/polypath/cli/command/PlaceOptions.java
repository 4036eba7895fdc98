package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.DefaultDirectory;
import io.polypath.cli.screen.Screen;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command that looks at a daemon. */
final class PlaceOptions {

    @Option(
            names = "--runtime-dir",
            paramLabel = "DIR",
            description = "Where the daemon's mapped files are: by default /run/polypath for root, else"
                    + " $XDG_RUNTIME_DIR/polypath, else /tmp/polypath-UID.")
    private Path runtimeDirectory;

    @Option(names = "--no-color", description = "No colours, also on a terminal. So does the variable NO_COLOR.")
    private boolean noColor;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    Path directory() {
        return runtimeDirectory != null ? runtimeDirectory : DefaultDirectory.of(Account.current(), System.getenv());
    }

    RuntimeFiles files() {
        return new RuntimeFiles(directory());
    }

    Screen screen(Screen process) {
        return noColor ? process.plain() : process;
    }
}
