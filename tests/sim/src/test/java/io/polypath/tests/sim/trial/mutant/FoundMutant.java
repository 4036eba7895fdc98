package io.polypath.tests.sim.trial.mutant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A line of {@code mutants.txt}: three fields between tabs.
 *
 * @param seed whose run finds the bug
 * @param broken what the run says: the rule, or the exception and its place
 * @param name of the bug
 */
record FoundMutant(long seed, String broken, String name) {

    /** All that were found. */
    static List<FoundMutant> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(FoundMutant.class.getResourceAsStream("mutants.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split("\t")).map(part -> new FoundMutant(Long.parseLong(part[0]), part[1], part[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return seed + "\t" + broken + "\t" + name;
    }
}
