package io.polypath.cli.shell;

import io.polypath.cli.runtime.Failure;
import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * One command per line until {@code quit}, {@code exit} or the end of input. Lines are remembered for as long as the shell runs, and not
 * on a disk, which may be the one that is being looked after. Used by one thread.
 */
public final class LineShell {

    private static final String PROMPT = "multipathd> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final Daemon daemon;

    LineShell(Terminal terminal, Daemon daemon) {
        this.terminal = terminal;
        this.daemon = daemon;
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new WordCompleter(daemon))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /**
     * Runs on this process's terminal.
     *
     * @throws IOException when it is none
     */
    public static void onTerminal(Daemon daemon) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).jni(false).nativeSignals(false).build()) {
            new LineShell(terminal, daemon).run();
        }
    }

    void run() {
        for (String line = next(); line != null; line = next()) {
            if (!line.isBlank()) {
                terminal.writer().print(answer(line));
                terminal.writer().flush();
            }
        }
    }

    /** @return null at the end */
    private String next() {
        while (true) {
            try {
                String line = reader.readLine(PROMPT);
                boolean leaves = line.strip().equals("quit") || line.strip().equals("exit");
                return leaves ? null : line;
            } catch (UserInterruptException dropped) {
                continue;
            } catch (EndOfFileException over) {
                return null;
            }
        }
    }

    private String answer(String line) {
        try {
            return daemon.ask(line);
        } catch (Failure failure) {
            return failure.getMessage() + "\n";
        }
    }
}
