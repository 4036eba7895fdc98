package io.polypath.cli.rehearse;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Grid;
import io.polypath.cli.screen.Grid.Column;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;

/** The outcome of a rehearsal for people: what happened, when, and what the users of each map noticed. */
public final class RehearsalText {

    private static final double NS_PER_SECOND = 1e9;

    private RehearsalText() {}

    public static void print(Outcome outcome, Screen screen) {
        screen.out().println(screen.paint(Tint.STRONG, "rehearsed on " + outcome.fabric() + ", " + SpanText.of(outcome.lengthNs())));
        if (outcome.likeness() != null) {
            print(outcome.likeness(), screen);
        }
        for (Happening happening : outcome.happenings()) {
            screen.out().println(line(happening, screen));
        }
        screen.out().println();
        if (outcome.maps().isEmpty()) {
            boolean tried = outcome.happenings().stream().anyMatch(happening -> happening.kind() == Happening.Kind.MAP);
            screen.out().println(screen.paint(Tint.BAD, tried
                    ? "no maps: the kernel would not make any of them"
                    : "no maps: the configuration leaves the simulated disks alone"));
            return;
        }
        Grid grid = new Grid(Column.left("map"), Column.right("I/Os"), Column.right("failed"),
                Column.right("over 1 s"), Column.right("still waiting"), Column.right("longest"), Column.right("paths"),
                Column.right("fewest"));
        outcome.maps().forEach(map -> grid.add(row(map)));
        grid.print(screen);
    }

    /** Logical units are not listed: their maps have the host's names. */
    private static void print(Likeness likeness, Screen screen) {
        screen.out().println("of the shape of " + likeness.source());
        likeness.parts().stream().filter(part -> !part.name().contains(":lun"))
                .forEach(part -> screen.out().println(screen.paint(Tint.FAINT, "  " + part.name() + " is " + part.standsFor())));
        likeness.notes().forEach(note -> screen.out().println(screen.paint(Tint.DOUBTFUL, "  " + note)));
    }

    private static String line(Happening happening, Screen screen) {
        String time = screen.paint(Tint.FAINT, "%9.3f s".formatted(happening.atNs() / NS_PER_SECOND));
        return switch (happening.kind()) {
            case FABRIC -> time + "  " + screen.paint(Tint.STRONG, happening.what());
            case PATHS, MAP -> time + "    " + happening.who() + ": " + happening.what();
        };
    }

    private static Cell[] row(MapOutcome map) {
        return new Cell[] {
            Cell.of(map.name()),
            Cell.of(map.sent()),
            counted(map.failed(), Tint.BAD),
            counted(map.late(), Tint.DOUBTFUL),
            counted(map.waiting(), Tint.BAD),
            new Cell(map.longestNs() == 0 ? "-" : SpanText.of(map.longestNs()), map.late() > 0 ? Tint.DOUBTFUL : Tint.PLAIN),
            Cell.of(map.paths()),
            new Cell(Integer.toString(map.fewest()), map.fewest() == 0 ? Tint.BAD : Tint.PLAIN)
        };
    }

    private static Cell counted(long number, Tint tint) {
        return new Cell(Long.toString(number), number == 0 ? Tint.PLAIN : tint);
    }
}
