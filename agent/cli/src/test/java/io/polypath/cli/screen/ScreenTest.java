package io.polypath.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenTest {

    @TempDir
    Path directory;

    private boolean terminal(String target) throws IOException {
        Path link = directory.resolve("1");
        Files.deleteIfExists(link);
        return Screen.isTerminal(Files.createSymbolicLink(link, Path.of(target)));
    }

    @Test
    void onlyATerminalIsATerminal() throws IOException {
        assertTrue(terminal("/dev/pts/3"));
        assertTrue(terminal("/dev/tty1"));
        assertTrue(terminal("/dev/console"));
        assertFalse(terminal("pipe:[4711]"));
        assertFalse(terminal("/dev/null"));
        assertFalse(terminal("/tmp/out.txt"));
        assertFalse(Screen.isTerminal(directory.resolve("none")));
    }

    @Test
    void onlyAnotherProgramMayHaveReadEnough() throws IOException {
        for (String target : new String[] {"pipe:[4711]", "socket:[4711]", "/tmp/out.txt", "/dev/full"}) {
            Path link = directory.resolve("1");
            Files.deleteIfExists(link);
            assertEquals(target.contains(":["), Screen.isReader(Files.createSymbolicLink(link, Path.of(target))), target);
        }
        assertTrue(Screen.isReader(directory.resolve("none")));
    }

    @Test
    void coloursAreNotWantedWhereTheEnvironmentSaysSo() {
        assertTrue(Screen.wantsColor(Map.of("TERM", "xterm")));
        assertFalse(Screen.wantsColor(Map.of("TERM", "dumb")));
        assertFalse(Screen.wantsColor(Map.of("NO_COLOR", "1")));
        assertTrue(Screen.wantsColor(Map.of("NO_COLOR", "")));
    }

    @Test
    void coloursDoNotDisturbTheAlignment() {
        Terminal terminal = Terminal.coloured(FakeRun.after(0));
        Grid grid = new Grid(Grid.Column.left("a"), Grid.Column.right("number"), Grid.Column.left("c"));
        grid.add(new Cell("größer", Tint.BAD), Cell.of(7), Cell.of(""));
        grid.add(Cell.of("x"), new Cell("1234567", Tint.GOOD), Cell.of("end"));
        grid.print(terminal.screen());
        assertEquals("a        number  c\ngrößer        7\nx       1234567  end\n", terminal.out().replaceAll("\033\\[[0-9]*m", ""));
        assertTrue(terminal.out().contains("\033[31mgrößer\033[0m"), terminal::out);
    }

    @Test
    void aRowHasACellForEveryColumn() {
        Grid grid = new Grid(Grid.Column.left("a"));
        assertThrows(IllegalArgumentException.class, () -> grid.add(Cell.of("1"), Cell.of("2")));
    }

    @Test
    void aMomentIsLocalForPeopleAndUniversalForPrograms() {
        long noonNs = 1_795_262_400_000_000_000L;
        assertEquals("2026-11-21 13:00:00.123", Moment.local(noonNs + 123_456_789, ZoneId.of("Europe/Berlin")));
        assertEquals("2026-11-21T12:00:00.123Z", Moment.iso(noonNs + 123_456_789));
        assertEquals("2026-11-21T12:00:00.000Z", Moment.iso(noonNs));
        assertEquals("1969-12-31T23:59:59.999Z", Moment.iso(-1));
        assertEquals("[   12.345678]", Moment.monotonic(12_345_678_901L));
        assertEquals("[123456.000007]", Moment.monotonic(123_456_000_007_999L));
    }
}
