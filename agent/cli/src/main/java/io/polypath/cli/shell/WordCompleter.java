package io.polypath.cli.shell;

import io.polypath.agent.desk.Completions;
import io.polypath.cli.runtime.Failure;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords as the language has them, and names of paths and maps as the daemon has them now. */
final class WordCompleter implements Completer {

    private static final List<String> SHELL_WORDS = List.of("help", "exit");

    private final Daemon daemon;

    WordCompleter(Daemon daemon) {
        this.daemon = daemon;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> typed = line.words().subList(0, line.wordIndex());
        Completions.Next next = Completions.after(typed);
        next.words().forEach(word -> candidates.add(new Candidate(word)));
        if (typed.isEmpty()) {
            SHELL_WORDS.forEach(word -> candidates.add(new Candidate(word)));
        }
        switch (next.argument()) {
            case PATH -> names("show paths raw format \"%d\"", candidates);
            case MAP -> names("show maps raw format \"%n\"", candidates);
            case NONE, OTHER -> {}
        }
    }

    /** Without an answer there is nothing to propose; the command itself will tell. */
    private void names(String request, List<Candidate> candidates) {
        try {
            daemon.ask(request).lines().map(String::strip).filter(name -> !name.isEmpty())
                    .forEach(name -> candidates.add(new Candidate(name)));
        } catch (Failure nobodyAnswers) {
            candidates.clear();
        }
    }
}
