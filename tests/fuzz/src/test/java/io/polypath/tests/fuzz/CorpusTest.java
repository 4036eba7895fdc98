package io.polypath.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {

    /** In a long input not every place is tried. */
    private static final int MOST_PLACES = 64;

    @ParameterizedTest
    @EnumSource
    void everyInputIsRead(Target target) throws IOException {
        List<Path> inputs = inputs(target);
        assertFalse(inputs.isEmpty(), "a target has inputs to begin with");
        for (Path input : inputs) {
            byte[] data = Files.readAllBytes(input);
            assertDoesNotThrow(() -> target.read(data), input::toString);
        }
    }

    /** What is cut off, or has one byte wrong, is an input like any other. */
    @ParameterizedTest
    @EnumSource
    void everyInputIsReadCutOffAndWithAByteWrong(Target target) throws IOException {
        for (Path input : inputs(target)) {
            byte[] data = Files.readAllBytes(input);
            for (int at = 0; at < data.length; at += 1 + data.length / MOST_PLACES) {
                byte[] cut = Arrays.copyOf(data, at);
                byte[] wrong = data.clone();
                wrong[at] ^= (byte) 0xff;
                assertDoesNotThrow(() -> target.read(cut), input::toString);
                assertDoesNotThrow(() -> target.read(wrong), input::toString);
            }
        }
    }

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(target.corpus())) {
            return files.sorted().toList();
        }
    }
}
