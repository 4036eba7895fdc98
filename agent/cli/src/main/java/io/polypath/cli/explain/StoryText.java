package io.polypath.cli.explain;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightText;
import io.polypath.agent.scribe.SpanText;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.runtime.Writer;
import io.polypath.cli.screen.Moment;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.StateTint;

/** A story for people: one line per record. Owned by one command. */
final class StoryText implements Narrator {

    private final Screen screen;

    StoryText(Screen screen) {
        this.screen = screen;
    }

    /** {@code 2026-11-21 01:31:04.123 [ 1234.567890] sdc 4:0:1:7 up → down: the transport was disrupted (…)}. */
    @Override
    public void scene(Scene scene) {
        FlightEntry entry = scene.entry();
        String time = Moment.local(scene.wallNs(), screen.zone()) + " " + Moment.monotonic(entry.timeNs());
        screen.out().println(screen.paint(Tint.FAINT, time) + " " + device(scene) + screen.paint(tint(entry), what(scene)));
    }

    @Override
    public void begin(Chapter chapter) {
        Writer writer = Writer.of(chapter.run());
        String end = switch (writer.state()) {
            case RUNNING -> "runs";
            case ENDED -> "has ended";
            case OTHER_BOOT -> "ran before the last boot";
            case RECORDED -> "recorded";
        };
        String started = Moment.local(chapter.run().wallNs(), screen.zone());
        String line = "daemon, process " + chapter.run().pid() + ", started " + started + ", " + end;
        screen.out().println(screen.paint(Tint.STRONG, line));
    }

    @Override
    public void end(Chapter chapter) {
        if (chapter.overwritten() > 0) {
            note(records(chapter.overwritten()) + " of this run, of whatever path, had been overwritten by newer ones");
        }
        if (chapter.torn() > 0) {
            note(records(chapter.torn()) + " of this run cannot be told: never finished, or damaged");
        }
    }

    @Override
    public void note(String sentence) {
        screen.out().println(screen.paint(Tint.DOUBTFUL, sentence));
    }

    @Override
    public void flush() {
        screen.out().flush();
    }

    private static String records(long count) {
        return count == 1 ? "1 record" : count + " records";
    }

    private static String device(Scene scene) {
        FlightEntry entry = scene.entry();
        if (!entry.aboutPath() && entry.name().isEmpty()) {
            return "";
        }
        return (scene.address().isEmpty() ? entry.device() : entry.device() + " " + scene.address()) + " ";
    }

    private static String what(Scene scene) {
        FlightEntry entry = scene.entry();
        StringBuilder text = new StringBuilder(FlightText.of(entry));
        String access = FlightText.access(entry);
        if (entry.kind() == FlightKind.TRANSITION && !access.isEmpty()) {
            boolean said = FlightText.reason(entry).endsWith(access);
            text.append(", port group ").append(FlightText.group(entry)).append(said ? "" : " is " + access);
        }
        if (scene.lastedNs() > 0) {
            text.append(", after ").append(SpanText.of(scene.lastedNs())).append(' ').append(StateName.of(entry.from()));
        }
        return text.toString();
    }

    private static Tint tint(FlightEntry entry) {
        return entry.kind() == FlightKind.TRANSITION ? StateTint.of(entry.to()) : Tint.PLAIN;
    }
}
