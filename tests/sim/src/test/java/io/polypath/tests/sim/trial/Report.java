package io.polypath.tests.sim.trial;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What is printed of a run that failed. */
final class Report {

    private Report() {}

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD").redirectErrorStream(true).start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    /** The same of the run with the fewest incidents that fails alike. */
    static String ofSmallest(Scenario scenario, Outcome outcome) {
        Scenario smallest = Shrinker.shrink(scenario, outcome);
        return of(smallest, Trial.run(smallest));
    }

    static String of(Scenario scenario, Outcome outcome) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println(outcome.kind() + ", seed " + scenario.seed() + ", commit " + commit());
            outcome.last().forEach(out::println);
            out.println("what the daemon recorded:");
            outcome.flight().forEach(out::println);
            out.println(scenario);
            outcome.failure().printStackTrace(out);
        }
        return text.toString();
    }
}
