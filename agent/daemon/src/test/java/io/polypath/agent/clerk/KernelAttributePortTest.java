package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelAttributePortTest {

    @TempDir
    Path directory;

    private final Arena arena = Arena.ofConfined();
    private final KernelAttributePort port = new KernelAttributePort(arena);

    @AfterEach
    void endLane() {
        arena.close();
    }

    @Test
    void whatIsWrittenIsThere() throws Exception {
        Path file = Files.createFile(directory.resolve("recovery_tmo"));
        assertEquals(0, port.write(file.toString(), "15"));
        assertEquals(new AttributeText(0, "15"), port.read(file.toString()));
    }

    @Test
    void whatIsNotThereIsNotMade() {
        String file = directory.resolve("recovery_tmo").toString();
        assertEquals(-Errno.ENOENT, port.write(file, "15"));
        assertEquals(new AttributeText(-Errno.ENOENT, ""), port.read(file));
    }

    @Test
    void theKernelsErrnoComesThrough() {
        assertEquals(-Errno.EISDIR, port.write(directory.toString(), "15"));
        assertEquals(-Errno.EINVAL, port.write("/proc/self/oom_score_adj", "nothing"));
    }
}
