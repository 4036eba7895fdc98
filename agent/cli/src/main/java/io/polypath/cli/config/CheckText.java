package io.polypath.cli.config;

import static io.polypath.cli.config.ByteText.readable;

import io.polypath.agent.config.effective.ConfChange;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.PathImpact;
import io.polypath.agent.config.grammar.Severity;
import java.io.PrintStream;

/** What was found, for people. */
public final class CheckText {

    private CheckText() {}

    public static void print(Checked checked, PrintStream out) {
        LoadedConf loaded = checked.loaded();
        checked.problems().forEach(problem -> out.println(readable(problem.message())));
        if (loaded.furtherProblems() > 0) {
            out.println(checked.name() + ": and " + loaded.furtherProblems() + " more");
        }
        out.println(checked.name() + ": " + verdict(checked));
        if (checked.difference() != null) {
            print(checked.difference(), out);
        }
    }

    private static String verdict(Checked checked) {
        LoadedConf loaded = checked.loaded();
        if (checked.clean()) {
            return "no problems";
        }
        long problems = loaded.furtherProblems()
                + loaded.problems().stream().filter(problem -> problem.severity() != Severity.NOTE).count();
        String count = problems == 1 ? "1 problem" : problems + " problems";
        if (!loaded.startable()) {
            return count + "; a daemon that runs keeps what it has, and none starts with this";
        }
        return loaded.broken() ? count + "; a daemon that runs keeps what it has, one that starts takes this as assumed" : count;
    }

    private static void print(Checked.Difference difference, PrintStream out) {
        if (difference.changes().isEmpty()) {
            out.println("nothing would change");
            return;
        }
        out.println("would change:");
        for (ConfChange change : difference.changes()) {
            out.println("    " + readable(change.text()));
        }
        if (difference.knownPaths() < 0) {
            out.println("which paths that concerns is not known: no daemon has left a table of them here");
            return;
        }
        out.println("concerns " + difference.impacts().size() + " of " + difference.knownPaths() + " paths");
        difference.impacts().forEach(impact -> print(impact, out));
    }

    private static void print(PathImpact impact, PrintStream out) {
        if (impact.goes()) {
            out.println("    " + impact.path().devnode() + " would be left alone: " + readable(impact.after().reason()));
        } else if (impact.comes()) {
            out.println("    " + impact.path().devnode() + " would be a path: " + readable(impact.after().reason()));
        }
        impact.changes().forEach(change -> out.println("    " + readable(change.text())));
    }
}
