package io.polypath.cli.show;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.runtime.Writer;
import io.polypath.cli.screen.Moment;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import java.io.IOException;

/**
 * Says where what is shown comes from: the daemon, its end if it has ended, and the fabric if it is a simulated one.
 *
 * @param writer of the table
 * @param lastNs the writer's last sign of life in the table, CLOCK_MONOTONIC of its boot
 * @param world what the daemon runs on
 */
record Origin(Writer writer, long lastNs, WorldNote world) {

    /** The writer's last sign of life, nanoseconds since 1970. */
    private long lastWallNs() {
        return lastNs == 0 ? writer.run().wallNs() : writer.run().wallNs(lastNs);
    }

    /** Nothing where a daemon serves the host's own paths, for then there is nothing to say. */
    void print(Screen screen) {
        if (world.simulated()) {
            screen.out().println(screen.paint(Tint.DOUBTFUL, "This is " + world.description() + "."));
        }
        if (writer.recorded()) {
            screen.out().println(screen.paint(Tint.DOUBTFUL, "This is a recording; it shows how things were at "
                    + Moment.local(lastWallNs(), screen.zone()) + "."));
        } else if (!writer.running()) {
            screen.out().println(screen.paint(Tint.BAD, ended(screen)));
        }
    }

    private String ended(Screen screen) {
        String how = writer.state() == Writer.State.ENDED ? "has ended" : "ran before the last boot";
        String ago = SpanText.of(Math.max(0, screen.clock().wallNanos() - lastWallNs()));
        return "The daemon, process " + writer.run().pid() + ", " + how + "; this is how it left things at "
                + Moment.local(lastWallNs(), screen.zone()) + ", " + ago + " ago.";
    }

    void write(JsonOut json) throws IOException {
        json.object("daemon")
                .number("pid", writer.run().pid())
                .flag("running", writer.running())
                .text("build", writer.run().buildId())
                .time("started", writer.run().wallNs())
                .time("last_written", lastWallNs())
                .flag("simulated", world.simulated())
                .text("world", world.description())
                .endObject();
    }
}
