package io.polypath.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.FakeRun;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import io.polypath.ringbuf.MappedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopScreenTest {

    @TempDir
    Path directory;

    private TopScreen top() throws Exception {
        MappedTable paths = FakeRun.running(directory).table("paths");
        FakeRun.upPath(paths, 0, "sda", "4:0:0:0");
        paths.publish(0);
        return new TopScreen(new RuntimeFiles(directory), FakeRun.after(FakeRun.SECOND), FakeRun.MILLI);
    }

    private static Key read(String typed) {
        Deque<Integer> left = new ArrayDeque<>(typed.chars().boxed().toList());
        return Key.read(_ -> left.isEmpty() ? Key.NOTHING : left.poll(), 1);
    }

    @Test
    void keysOfAllUsualTerminalsAreKnown() {
        assertNull(read(""));
        assertEquals(Key.of('x'), read("x"));
        assertEquals(Key.of(Key.Kind.ESCAPE), read("\033"));
        assertEquals(Key.of(Key.Kind.UP), read("\033[A"));
        assertEquals(Key.of(Key.Kind.DOWN), read("\033OB"));
        assertEquals(Key.of(Key.Kind.PAGE_DOWN), read("\033[6~"));
        assertEquals(Key.of(Key.Kind.HOME), read("\033[1~"));
        assertEquals(Key.of(Key.Kind.OTHER), read("\033[200~"));
        assertEquals(Key.of(Key.Kind.OTHER), read("\033[1234567890"));
        assertEquals(Key.of(Key.Kind.BACKSPACE), read("\177"));
        assertEquals(Key.of(Key.Kind.END_OF_INPUT), read("\003"));
    }

    @Test
    void framesComeUntilItIsLeft() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TopScreen top = top();
        top.once(new Screen(new PrintStream(out), System.err, false, FakeRun.after(0), ZoneOffset.UTC), 80, 24);
        out.reset();
        try (Terminal terminal = new DumbTerminal(new ByteArrayInputStream("4q".getBytes(StandardCharsets.UTF_8)), out)) {
            top.show(terminal, true);
        }
        String seen = out.toString(StandardCharsets.UTF_8);
        assertTrue(seen.contains("sda") && seen.contains("\033[H") && seen.contains("nothing to show"), seen);
    }

    @Test
    void aTerminalThatIsGoneEndsIt() throws Exception {
        TopScreen top = top();
        top.once(new Screen(new PrintStream(new ByteArrayOutputStream()), System.err, false, FakeRun.after(0), ZoneOffset.UTC), 80, 24);
        try (Terminal terminal = new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())) {
            top.show(terminal, true);
        }
    }

    @Test
    void withoutColoursOnlyTheChosenRowHasAnAttribute() {
        Frame frame = new Frame(List.of(Line.of("bad", Tint.BAD), Line.of("chosen", Tint.CHOSEN)), 2, 2);
        assertTrue(TopScreen.text(frame, true).contains("\033[31mbad"));
        assertFalse(TopScreen.text(frame, false).contains("\033[31m"));
        assertTrue(TopScreen.text(frame, false).contains("\033[7mchosen"));
    }
}
