package io.polypath.cli.start;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.PathReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Announcements for programs: a JSON object per line. */
public final class JsonAnnouncer implements Announcer {

    private final Screen screen;
    private final JsonOut json;

    public JsonAnnouncer(Screen screen) throws IOException {
        this.screen = screen;
        json = JsonOut.lines(screen.out());
    }

    /** The fields of one announcement. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonOut json) throws IOException;
    }

    @Override
    public void finding(Finding finding) {
        say("finding", to -> to.flag("fatal", finding.fatal()).text("text", finding.sentence()));
    }

    @Override
    public void world(WorldNote world) {
        say("world", to -> to.flag("simulated", world.simulated()).text("text", world.description()));
    }

    @Override
    public void ready(PathReport paths, long tookNs, Path directory) {
        say("ready", to -> to.number("paths", paths.size())
                .number("took_ns", tookNs)
                .number("pid", ProcessHandle.current().pid())
                .text("runtime_dir", directory.toString()));
    }

    @Override
    public void fault(String what) {
        say("fault", to -> to.text("text", what));
    }

    @Override
    public void note(String sentence) {
        say("note", to -> to.text("text", sentence));
    }

    @Override
    public void ended(long afterNs) {
        say("ended", to -> to.number("took_ns", afterNs));
    }

    private synchronized void say(String record, Fields fields) {
        try {
            json.object().text("record", record).time("time", screen.clock().wallNanos());
            fields.write(json);
            json.endObject().endLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
