package io.polypath.agent.config.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** The C library's own matcher, in a program that the test compiles. */
public final class Glibc {

    /** A pattern and a text, one character per byte. */
    public record Question(String pattern, String subject) {

        private String line() {
            return hex(pattern) + " " + hex(subject) + "\n";
        }

        private static String hex(String text) {
            return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private final Path program;

    private Glibc(Path program) {
        this.program = program;
    }

    /** Compiles the program in {@code directory}; skips the test where there is no compiler. */
    public static Glibc compile(Path directory) throws IOException, InterruptedException {
        Path source = directory.resolve("regex.c");
        Path program = directory.resolve("regex");
        try (InputStream text = Glibc.class.getResourceAsStream("/config/glibc-regex.c")) {
            Files.copy(text, source);
        }
        assumeTrue(hasCompiler(), "no C compiler here: glibc cannot be asked");
        Process compiler = new ProcessBuilder("cc", "-O1", "-o", program.toString(), source.toString()).inheritIO().start();
        assertEquals(0, compiler.waitFor());
        return new Glibc(program);
    }

    private static boolean hasCompiler() throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * Its answers in order: {@code E} for no pattern, {@code N} for no match, {@code T} for no answer within a second, or start and
     * end.
     */
    public List<String> answer(List<Question> questions, Path directory) throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        questions.forEach(question -> lines.append(question.line()));
        Path asked = Files.writeString(directory.resolve("questions"), lines);
        Path answered = directory.resolve("answers");
        Process matcher = new ProcessBuilder(program.toString()).redirectInput(asked.toFile()).redirectOutput(answered.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertEquals(0, matcher.waitFor());
        return Files.readAllLines(answered);
    }
}
