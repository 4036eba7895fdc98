package io.polypath.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code report.md} and {@code report.html} beside the {@code results.csv} and {@code environment.txt} of a directory.
 *
 * <pre>
 *   java … io.polypath.bench.compare.CompareReport DIRECTORY
 * </pre>
 */
public final class CompareReport {

    private CompareReport() {}

    /** @param arguments the directory */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: CompareReport DIRECTORY");
            System.exit(2);
        }
        write(Path.of(arguments[0]));
    }

    /** @throws IllegalArgumentException where the results are damaged or there are none */
    static void write(Path directory) throws IOException {
        Results results = Results.read(directory.resolve("results.csv"));
        if (results.daemons().isEmpty()) {
            throw new IllegalArgumentException("no results in " + directory);
        }
        List<String> environment = Files.readAllLines(directory.resolve("environment.txt"));
        Files.writeString(directory.resolve("report.md"), MarkdownReport.of(results, environment));
        Files.writeString(directory.resolve("report.html"), PageReport.of(results, environment));
    }
}
