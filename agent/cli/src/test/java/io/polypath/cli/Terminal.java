package io.polypath.cli;

import io.polypath.agent.port.Clock;
import io.polypath.cli.command.Commands;
import io.polypath.cli.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** Somebody at the command line: types commands, and sees what comes. */
public final class Terminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Screen screen;

    private Terminal(boolean color, Clock clock) {
        screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                color,
                clock,
                ZoneOffset.UTC);
    }

    /** A terminal with colours. */
    public static Terminal coloured(Clock clock) {
        return new Terminal(true, clock);
    }

    /** A pipe. */
    public static Terminal pipe(Clock clock) {
        return new Terminal(false, clock);
    }

    /** Carries out a command line and returns its status. */
    public int run(String... words) {
        return Commands.execute(screen, words);
    }

    public Screen screen() {
        return screen;
    }

    /** Standard output so far; the number of this process, which differs from run to run, as PID. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8).replaceAll("\\b" + ProcessHandle.current().pid() + "\\b", "PID");
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
