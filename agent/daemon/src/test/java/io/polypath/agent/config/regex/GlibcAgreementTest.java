package io.polypath.agent.config.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.regex.Glibc.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same answers as the matcher that the incumbent uses. {@code -Dpolypath.seed=N} repeats a run. */
class GlibcAgreementTest {

    private static final int ROUNDS = Integer.getInteger("polypath.regex.rounds", 8_000);
    private static final long SEED = Long.getLong("polypath.seed", 20_260_210);

    @TempDir
    Path directory;

    private Glibc glibc;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        glibc = Glibc.compile(directory);
    }

    private static String ours(Question question) {
        PosixPattern pattern = PosixPattern.compile(question.pattern()).pattern();
        if (pattern == null) {
            return "E";
        }
        Span span = pattern.find(question.subject());
        assertEquals(span != null, pattern.matches(question.subject()), question.toString());
        assertTrue(span == null || pattern.firstBytes().allow(question.subject()), "first bytes of " + question);
        return span == null ? "N" : span.start() + " " + span.end();
    }

    private void assertAgreement(List<Question> questions) throws IOException, InterruptedException {
        List<String> expected = glibc.answer(questions, directory);
        assertEquals(questions.size(), expected.size());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            String ours = ours(questions.get(i));
            if (!ours.equals(expected.get(i)) && !"T".equals(expected.get(i))) {
                differences.add(questions.get(i) + ": glibc " + expected.get(i) + ", ours " + ours);
            }
        }
        assertEquals(List.of(), differences.subList(0, Math.min(20, differences.size())), differences.size() + " differ");
    }

    @Test
    void generatedPatternsMatchTheSamePartOfTheSameTexts() throws IOException, InterruptedException {
        System.out.println("regex seed " + SEED);
        PatternGenerator generator = new PatternGenerator(new SplittableRandom(SEED));
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = generator.pattern();
            if (!pattern.matches("(?s).*\\\\[1-9].*")) {
                questions.add(new Question(pattern, generator.subject()));
                questions.add(new Question(pattern, generator.subject()));
            }
        }
        assertAgreement(questions);
    }
}
