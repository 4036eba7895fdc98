package io.polypath.cli.start;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Moment;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.PathReport;
import java.nio.file.Path;

/** Announcements for people. What is missing goes to standard error, as the log does. */
public final class TextAnnouncer implements Announcer {

    private final Screen screen;

    public TextAnnouncer(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void finding(Finding finding) {
        screen.err().println((finding.fatal() ? "cannot start: " : "warning: ") + finding.sentence() + ".");
    }

    @Override
    public void world(WorldNote world) {
        if (world.simulated()) {
            say(Tint.DOUBTFUL, "running on " + world.description() + ": nothing of this host is looked at or touched");
        }
    }

    @Override
    public void ready(PathReport paths, long tookNs, Path directory) {
        say(Tint.GOOD, "ready after " + SpanText.of(tookNs) + ", process " + ProcessHandle.current().pid() + ", files in " + directory
                + "; " + paths.summary());
    }

    @Override
    public void fault(String what) {
        say(Tint.DOUBTFUL, Moment.local(screen.clock().wallNanos(), screen.zone()) + " fabric: " + what);
    }

    @Override
    public void note(String sentence) {
        say(Tint.DOUBTFUL, sentence);
    }

    @Override
    public void ended(long afterNs) {
        say(Tint.PLAIN, "ended after " + SpanText.of(afterNs) + "; paths and maps stay as they are");
    }

    private synchronized void say(Tint tint, String line) {
        screen.out().println(screen.paint(tint, line));
        screen.out().flush();
    }
}
