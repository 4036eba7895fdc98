package io.polypath.cli.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.cli.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules under packaging/prometheus, as Prometheus's own tool judges them. */
class RulesTest {

    private static final Path RULES = Path.of(System.getProperty("basedir", "."), "../../packaging/prometheus");
    private static final Pattern FIGURE = Pattern.compile("(?<![a-z:_])polypath_[a-z_]+");

    private static String promtool(String... words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed (Debian: prometheus)");
        List<String> command = new ArrayList<>(List.of("/usr/bin/promtool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).directory(RULES.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void promtoolFindsNothingWrongWithTheRules() throws Exception {
        assertTrue(promtool("check", "rules", "polypath.rules.yml").contains("SUCCESS"));
    }

    @Test
    void whateverExplainsTheMostIsBlamedAndNothingElse() throws Exception {
        assertTrue(promtool("test", "rules", "polypath.test.yml").contains("SUCCESS"));
    }

    @Test
    void theRulesKnowOnlyFiguresThatTheExporterTells() throws IOException {
        Set<String> told = new TreeSet<>();
        Matcher names = Pattern.compile("(?m)^polypath_[a-z_]+").matcher(Golden.read("metrics.txt"));
        while (names.find()) {
            told.add(names.group());
        }
        Matcher used = FIGURE.matcher(Files.readString(RULES.resolve("polypath.rules.yml")));
        while (used.find()) {
            assertTrue(told.contains(used.group()), used.group());
        }
    }
}
