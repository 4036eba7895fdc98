package io.polypath.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.runtime.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class LineShellTest {

    private final List<String> asked = new ArrayList<>();

    private String answer(String request) throws Failure {
        asked.add(request);
        return switch (request) {
            case "show paths raw format \"%d\"" -> "sda\nsdb\n";
            case "show maps raw format \"%n\"" -> "mpatha\n";
            case "gone" -> throw new Failure("no daemon answers");
            default -> "ok\n";
        };
    }

    private String session(String typed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Terminal terminal = new DumbTerminal(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), out)) {
            new LineShell(terminal, this::answer).run();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> proposals(String line) {
        List<Candidate> candidates = new ArrayList<>();
        DefaultParser parser = new DefaultParser();
        new WordCompleter(this::answer).complete(null, parser.parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    @Test
    void everyLineIsAskedAndItsAnswerShown() throws IOException {
        String seen = session("show daemon\n\n  \nfail path sda\nquit\nnever\n");
        assertEquals(List.of("show daemon", "fail path sda"), asked);
        assertTrue(seen.contains("multipathd> ") && seen.contains("ok"), seen);
    }

    @Test
    void quotesAndSpecialCharactersArriveAsTyped() throws IOException {
        session("show paths raw format \"%d !! %w\"\nexit\n");
        assertEquals(List.of("show paths raw format \"%d !! %w\""), asked);
    }

    @Test
    void theEndOfInputEndsIt() throws IOException {
        session("show daemon\n");
        assertEquals(List.of("show daemon"), asked);
    }

    @Test
    void aDaemonThatIsGoneIsSaidAndAskedAgainWithTheNextLine() throws IOException {
        assertTrue(session("gone\nshow daemon\n").contains("no daemon answers"));
        assertEquals(List.of("gone", "show daemon"), asked);
    }

    @Test
    void namesOfPathsAndMapsAreTheDaemons() {
        assertEquals(List.of("sda", "sdb"), proposals("fail path "));
        assertEquals(List.of("mpatha"), proposals("show map "));
        assertTrue(proposals("").containsAll(List.of("show", "help", "exit", "polypath")));
        assertEquals(List.of("all"), proposals("reconfigure "));
    }
}
