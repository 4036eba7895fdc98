package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessNameTest {

    private static final Path COMM = Path.of("/proc/self/comm");

    private String before;

    @BeforeEach
    void remember() throws IOException {
        before = Files.readString(COMM).strip();
    }

    @AfterEach
    void restore() {
        ProcessName.take(before);
    }

    @Test
    void theProcessIsCalledSoWhicheverThreadAskedForIt() throws Exception {
        Thread other = Thread.ofPlatform().start(() -> ProcessName.take(ProcessName.OF_KEEPER));
        other.join();
        assertEquals("multipathd", Files.readString(COMM).strip());
    }

    @Test
    void aNameThatTheKernelWouldCutIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> ProcessName.take("0123456789abcdef"));
    }
}
