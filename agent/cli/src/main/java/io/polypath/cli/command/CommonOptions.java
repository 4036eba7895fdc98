package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.start.Announcer;
import io.polypath.cli.start.JsonAnnouncer;
import io.polypath.cli.start.TextAnnouncer;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of every command that shows something and ends. */
final class CommonOptions {

    private final PlaceOptions place = new PlaceOptions();
    private final OptionSpec json = Arguments.flag("Write JSON; docs/json.md tells the fields.", "--json");

    CommandSpec spec() {
        return Arguments.shared(json).addMixin("place", place.spec());
    }

    boolean json() {
        return json.getValue();
    }

    Path directory() {
        return place.directory();
    }

    RuntimeFiles files() {
        return place.files();
    }

    /** Who says what a daemon in the foreground has to say. */
    Announcer announcer(Screen process) throws IOException {
        return json() ? new JsonAnnouncer(process) : new TextAnnouncer(screen(process));
    }

    Screen screen(Screen process) {
        return place.screen(process);
    }
}
