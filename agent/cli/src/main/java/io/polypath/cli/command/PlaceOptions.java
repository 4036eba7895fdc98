package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.DefaultDirectory;
import io.polypath.cli.screen.Screen;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of every command that looks at a daemon. */
final class PlaceOptions {

    private final OptionSpec runtimeDirectory = Arguments.option("--runtime-dir", "DIR", Path.class,
            "Where the daemon's mapped files are: by default /run/polypath for root, else"
                    + " $XDG_RUNTIME_DIR/polypath, else /tmp/polypath-UID.");
    private final OptionSpec noColor =
            Arguments.flag("No colours, also on a terminal. So does the variable NO_COLOR.", "--no-color");

    CommandSpec spec() {
        return Arguments.shared(runtimeDirectory, noColor, Arguments.help());
    }

    Path directory() {
        Path given = runtimeDirectory.getValue();
        return given != null ? given : DefaultDirectory.of(Account.current(), System.getenv());
    }

    RuntimeFiles files() {
        return new RuntimeFiles(directory());
    }

    Screen screen(Screen process) {
        boolean plain = noColor.getValue();
        return plain ? process.plain() : process;
    }
}
