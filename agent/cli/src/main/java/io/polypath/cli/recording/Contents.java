package io.polypath.cli.recording;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Grid.Column;
import io.polypath.cli.screen.Moment;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Says what is in a recording. */
public final class Contents {

    private Contents() {}

    public static void print(Recording recording, Screen screen) {
        Map<String, String> about = new TreeMap<>(recording.about());
        long lengthNs = Math.max(0, recording.endedNs() - recording.beganNs());
        screen.out().println("recorded on " + about.getOrDefault("host", "an unnamed host") + " by polypath "
                + about.getOrDefault("polypath", "of an unknown version") + ", " + Moment.local(recording.beganNs(), screen.zone())
                + ", for " + SpanText.of(lengthNs));
        if (recording.world().simulated()) {
            screen.out().println(screen.paint(Tint.DOUBTFUL, "This is " + recording.world().description() + "."));
        }
        screen.out().println();
        Grid files = new Grid(Column.left("file"), Column.right("process"), Column.left("started"), Column.right("records"),
                Column.right("lost"));
        recording.streams().forEach(stream -> files.add(row(stream, screen)));
        files.print(screen);
        screen.out().println();
        Grid parts = new Grid(Column.left("part"), Column.right("bytes"));
        recording.parts().stream()
                .filter(name -> !name.equals(Recorder.MISSING))
                .forEach(name -> parts.add(Cell.of(name), Cell.of(recording.part(name).length)));
        parts.print(screen);
        missing(recording, screen);
    }

    private static Cell[] row(Stream stream, Screen screen) {
        return new Cell[] {
            Cell.of(stream.header().fileName()),
            Cell.of(stream.header().run().pid()),
            Cell.of(Moment.local(stream.header().run().wallNs(), screen.zone())),
            Cell.of(stream.records()),
            new Cell(Long.toString(stream.lost()), stream.lost() == 0 ? Tint.PLAIN : Tint.DOUBTFUL)
        };
    }

    private static void missing(Recording recording, Screen screen) {
        byte[] missing = recording.part(Recorder.MISSING);
        if (missing != null && missing.length > 0) {
            screen.out().println();
            new String(missing, StandardCharsets.UTF_8).lines()
                    .forEach(line -> screen.out().println(screen.paint(Tint.FAINT, "missing: " + line.replaceAll("\\p{Cntrl}", "?"))));
        }
    }
}
