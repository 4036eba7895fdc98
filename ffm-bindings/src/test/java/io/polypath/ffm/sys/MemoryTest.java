package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locks a process of its own, because a locked test JVM would stay locked for all further tests. */
class MemoryTest {
    /** The process that the test starts: prints what lockAll returned, then the kilobytes that are locked. */
    static final class Locked {
        public static void main(String[] none) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                System.out.println(Memory.lockAll(new Sys(arena)));
                System.out.println(lockedKilobytes());
            }
        }

        private static long lockedKilobytes() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmLck:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        }
    }

    @Test
    void everythingThatIsMappedIsLocked() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx8m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-cp", where(Sys.class) + ":" + where(MemoryTest.class), Locked.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertEquals(0, process.waitFor());
        int result = Integer.parseInt(said.getFirst());
        assumeTrue(result != -Errno.ENOMEM && result != -Errno.EPERM, "needs CAP_IPC_LOCK or a large RLIMIT_MEMLOCK");
        assertEquals(0, result);
        assertTrue(Long.parseLong(said.getLast()) > 8 * 1024, said::toString);
    }

    private static String where(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
