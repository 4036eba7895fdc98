package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code -Dpolypath.docs=write} writes the page instead of comparing it. */
class RunnerStateTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../../docs/runner-states.md");

    @Test
    void theDocumentedTableIsTheTableOfTheCode() throws IOException {
        if (System.getProperty("polypath.docs", "").equals("write")) {
            Files.writeString(PAGE, page());
        }
        assertEquals(Files.readString(PAGE), page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Runner states

                Printed by `RunnerStateTest` from `RunnerState`; do not edit. A row is the state in which a runner is, a
                column the state that follows, a cell who moves it there. The two sides meet only in *running*, where
                the first one wins.

                |""");
        for (RunnerState to : RunnerState.values()) {
            page.append(" | ").append(name(to));
        }
        page.append(" |\n|").append("---|".repeat(RunnerState.values().length + 1)).append('\n');
        for (RunnerState from : RunnerState.values()) {
            page.append("| ").append(name(from)).append(" |");
            for (RunnerState to : RunnerState.values()) {
                page.append(' ').append(from.mayBecome(to) ? mover(to) : "·").append(" |");
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static String mover(RunnerState to) {
        return switch (to) {
            case IDLE -> "owner: release";
            case RUNNING -> "owner: order";
            case CANCELLED -> "owner: cancel";
            case DONE, DEAD -> "runner: finish";
        };
    }

    private static String name(RunnerState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
