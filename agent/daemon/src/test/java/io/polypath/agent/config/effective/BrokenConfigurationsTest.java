package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.config.blacklist.DeviceFacts;
import io.polypath.agent.config.grammar.BlockParser;
import io.polypath.agent.config.grammar.ConfigFiles;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Problems;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, or instead of one: a list of problems comes back, and a configuration that can be used. */
class BrokenConfigurationsTest {

    private static final long SEED = 20260221;
    private static final int TEXTS = 1_000;
    private static final Duration FAR_TOO_LONG = Duration.ofMinutes(2);

    /** Problems that are kept, and errors beyond them. */
    private static final int MOST_PROBLEMS = Problems.MOST + 100;

    @TempDir
    Path directory;

    private LoadedConf load(Path main) {
        return assertTimeoutPreemptively(FAR_TOO_LONG,
                () -> ConfLoader.load(main, directory.resolve("conf.d"), Accounts.NONE, false));
    }

    private static void assertUsable(LoadedConf loaded, String what) {
        assertTrue(loaded.problems().size() <= MOST_PROBLEMS, what);
        assertTrue(loaded.startable() || loaded.broken(), what);
        for (Problem problem : loaded.problems()) {
            assertFalse(problem.what().isEmpty() || problem.assumed().isEmpty() || problem.line() < 0, what);
            assertTrue(problem.message().chars().allMatch(c -> c >= ' '), what);
        }
        EffectiveSettings settings = new EffectiveConfig(loaded.conf()).forPath(ConfTexts.disk("ACME", "ROCKET", "3600"));
        settings.pathSettings();
        settings.mapSettings();
        GlobalSettings.of(loaded.conf());
        assertFalse(ConfigPage.of(loaded.conf()).isEmpty(), what);
    }

    @Test
    void aThousandBrokenTextsAreReadAndReported() {
        Random random = new Random(SEED);
        MultipathConf old = ConfTexts.conf("defaults {\npolling_interval 7\n}\n");
        int broken = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = new BrokenText(random).text();
            String what = "text " + i + " of seed " + SEED;
            LoadedConf loaded = assertTimeoutPreemptively(FAR_TOO_LONG,
                    () -> ConfLoader.of(List.of(new ConfigText("f", text)), Accounts.NONE, false), what);
            assertUsable(loaded, what);
            Reconfiguration decision = Reconfiguration.decide(old, loaded);
            assertEquals(loaded.broken(), !decision.accepted(), what);
            if (loaded.broken()) {
                broken++;
                assertSame(old, decision.conf(), what);
                assertFalse(decision.refusal().isEmpty(), what);
            }
        }
        assertTrue(broken > TEXTS / 10 && broken < TEXTS, "the texts are broken in many ways: " + broken);
        System.out.println("broken configurations: seed " + SEED + ", " + broken + " of " + TEXTS + " not to be trusted");
    }

    @Test
    void aTextOfAnySizeCostsBoundedMemory() {
        String longest = "defaults {\n" + "x".repeat(ConfigFiles.MOST_BYTES / 2) + "\n}\n";
        assertUsable(ConfTexts.load(longest), "one line");
        String most = "blacklist {\n" + "wwid a\nnonsense b c\n".repeat(100_000) + "}\n";
        LoadedConf loaded = ConfTexts.load(most);
        assertUsable(loaded, "many lines");
        assertTrue(loaded.broken());
        assertTrue(loaded.furtherProblems() > BlockParser.MOST_STATEMENTS / 3);
    }

    @Test
    void rulesThatMatchSlowlyElsewhereAreHarmless() {
        String pattern = "(a*)*(a*)*(a|a)*b".repeat(4);
        MultipathConf conf = ConfTexts.conf("blacklist {\nwwid \"" + pattern + "\"\n}\n");
        assertTimeoutPreemptively(FAR_TOO_LONG, () -> conf.blacklist().judge(
                DeviceFacts.ofNode("sda", List.of())));
        assertTimeoutPreemptively(FAR_TOO_LONG, () -> ((Value.Pattern)
                ConfigOption.WWID_RULE.read(pattern, Accounts.NONE).value())
                .matches("a".repeat(127)));
    }

    @Test
    void whatIsNoFileIsAProblemAndNotWaitedFor() throws IOException, InterruptedException {
        List<Path> odd = new ArrayList<>();
        odd.add(Files.createDirectory(directory.resolve("directory")));
        odd.add(Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop")));
        odd.add(Files.createSymbolicLink(directory.resolve("endless"), Path.of("/dev/zero")));
        odd.add(Files.createSymbolicLink(directory.resolve("around"), directory));
        Path pipe = directory.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes pipes");
        odd.add(pipe);
        for (Path main : odd) {
            LoadedConf loaded = load(main);
            assertUsable(loaded, main.toString());
            assertTrue(loaded.broken(), main.toString());
            assertFalse(loaded.startable(), main.toString());
        }
    }

    @Test
    void oddDropInsAreLeftOutAndTheOthersCount() throws IOException, InterruptedException {
        Path main = Files.writeString(directory.resolve("main.conf"), "defaults {\nverbosity 1\n}\n");
        Path dropIns = Files.createDirectory(directory.resolve("conf.d"));
        Files.createSymbolicLink(dropIns.resolve("10-around.conf"), dropIns);
        Files.createSymbolicLink(dropIns.resolve("20-loop.conf"), dropIns.resolve("20-loop.conf"));
        Files.createSymbolicLink(dropIns.resolve("30-gone.conf"), dropIns.resolve("nothing"));
        Files.write(dropIns.resolve("40-bytes.conf"), bytes());
        Files.writeString(dropIns.resolve("50-good.conf"), "defaults {\nverbosity 3\n}\n");
        Files.writeString(dropIns.resolve("60-ignored.conf~"), "defaults {\nverbosity 4\n}\n");
        LoadedConf loaded = load(main);
        assertUsable(loaded, "drop-ins");
        assertEquals(3, GlobalSettings.of(loaded.conf()).verbosity());
        assertTrue(loaded.startable());
        assertTrue(loaded.broken());
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[100_000];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
