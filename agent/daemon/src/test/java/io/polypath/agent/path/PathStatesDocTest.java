package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Prints the state machine into the documentation. {@code -Dpolypath.docs=write} writes the page instead of comparing
 * it.
 */
class PathStatesDocTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../../docs/path-states.md");

    private record Column(PathState state, Hold hold, String title) {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (PathState state : PathState.values()) {
            columns.add(new Column(state, Hold.NONE, state.statusName()));
        }
        columns.add(new Column(PathState.DOWN, Hold.OPERATOR, "down (operator)"));
        columns.add(new Column(PathState.REMOVED, Hold.RETIRED, "removed (for good)"));
        return columns;
    }

    private static String cell(Column from, PathEvent event) {
        PathState to = PathTransitions.next(from.state(), from.hold(), event);
        Hold hold = PathTransitions.hold(from.hold(), event);
        if (to == from.state() && hold == from.hold()) {
            return "·";
        }
        return columns().stream().filter(c -> c.state() == to && c.hold() == hold).findFirst().orElseThrow().title();
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Path states

                Printed by `PathStatesDocTest` from `PathTransitions`; do not edit. A row is what happens, a column the
                state in which it finds the path, a cell the state that follows; `·` means that nothing changes. *down
                (operator)* is a path that an operator failed: checks are without effect until it is reinstated.
                *removed (for good)* ends a path's generation: its remove event came, or another logical unit answers on
                it.

                """);
        List<Column> columns = columns();
        page.append("| |");
        columns.forEach(column -> page.append(' ').append(column.title()).append(" |"));
        page.append("\n|").append("---|".repeat(columns.size() + 1)).append('\n');
        for (PathEvent event : PathEvent.values()) {
            page.append("| ").append(event.label()).append(" |");
            columns.forEach(column -> page.append(' ').append(cell(column, event)).append(" |"));
            page.append('\n');
        }
        page.append("\n## What the kernel should hold\n\n");
        page.append("| state | number | `%T` | usable | kernel |\n|---|---|---|---|---|\n");
        for (PathState state : PathState.values()) {
            page.append("| %s | %d | %s | %s | %s |%n".formatted(state.statusName(), state.number(),
                    state.checkerText(), state.usable() ? "yes" : "no", kernel(state)));
        }
        page.append("""

                A path that turns *ghost* is not reinstated while its map has no active path and the array only changes
                states by itself (TPGS 1).
                """);
        return page.toString();
    }

    private static String kernel(PathState state) {
        return switch (state.kernelIntent()) {
            case FAIL -> "`fail_path`";
            case REINSTATE -> "`reinstate_path`";
            case NONE -> "no change";
        };
    }

    @Test
    void theDocumentedTableIsTheOneThatRuns() throws IOException {
        if ("write".equals(System.getProperty("polypath.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertEquals(Files.readString(PAGE), page(), "run the test with -Dpolypath.docs=write and read the difference");
    }

    @Test
    void everyReachableStateHasAColumnAndEveryEventAnEffectSomewhere() {
        for (PathEvent event : PathEvent.values()) {
            boolean effect = columns().stream().anyMatch(column -> !cell(column, event).equals("·"));
            assertEquals(event != PathEvent.CHECK_UNCHECKED, effect, event.name());
        }
    }

    @Test
    void noEventLeadsIntoARetiredPathOrOutOfIt() {
        for (PathState state : PathState.values()) {
            for (PathEvent event : PathEvent.values()) {
                assertSame(state, PathTransitions.next(state, Hold.RETIRED, event));
                assertSame(Hold.RETIRED, PathTransitions.hold(Hold.RETIRED, event));
            }
        }
    }

    @Test
    void noCheckGivesBackAPathThatIsHeldOrWithheld() {
        for (PathEvent event : PathEvent.values()) {
            PathState afterDelay = PathTransitions.next(PathState.DELAYED, Hold.NONE, event);
            PathState afterOperator = PathTransitions.next(PathState.DOWN, Hold.OPERATOR, event);
            for (PathState to : new PathState[] {afterDelay, afterOperator}) {
                assertNotSame(KernelIntent.REINSTATE, to.kernelIntent(), event.name());
            }
        }
    }
}
