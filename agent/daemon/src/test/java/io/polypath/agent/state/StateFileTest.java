package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path directory;

    private static List<String> java(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", OtherProcess.classPath(), OtherProcess.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** A process that holds the lock; it gives it up when its input ends. */
    private static Process holder(Path file) throws IOException {
        Process process = new ProcessBuilder(java("hold", file.toString())).redirectErrorStream(true).start();
        assertEquals("true", process.inputReader().readLine());
        return process;
    }

    @Test
    void aLockThatIsNotReleasedInTimeIsReported() throws IOException, InterruptedException {
        Path path = Files.writeString(directory.resolve("wwids"), "/3600a/\n");
        Process holder = holder(path);
        WwidsFile file = new WwidsFile(path, Duration.ofMillis(50));
        assertSame(StateFault.LOCK_TIMEOUT, file.remember("3600b").fault());
        assertSame(StateFault.LOCK_TIMEOUT, file.all().fault());
        holder.outputWriter().close();
        assertEquals(0, holder.waitFor());
        assertTrue(file.remember("3600b").orNull());
        assertEquals("/3600a/\n/3600b/\n", Files.readString(path));
    }

    @Test
    void aFileThatIsReplacedWhileWeWaitIsOpenedAgain() throws IOException, InterruptedException {
        Path path = Files.writeString(directory.resolve("wwids"), "/3600a/\n");
        Process holder = holder(path);
        AtomicReference<StateAnswer<Boolean>> answer = new AtomicReference<>();
        Thread waiting = new Thread(() -> answer.set(new WwidsFile(path).remember("3600b")));
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        holder.outputWriter().write("/3600c/\n");
        holder.outputWriter().close();
        waiting.join();
        assertTrue(answer.get().orNull());
        assertEquals("/3600c/\n/3600b/\n", Files.readString(path));
        assertEquals(0, holder.waitFor());
    }

    @Test
    void aReadOnlyFileSystemIsReadAndNothingElse() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("wwids"), "/3600a/\n");
        Files.writeString(directory.resolve("bindings"), "mpathb W1\nmpatha 3600a\n");
        String mount = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && echo mounted && exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", mount, directory.toString()));
        command.addAll(java("read", directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        assumeTrue(lines.getFirst().equals("mounted"), () -> "needs root and mount namespaces: " + lines);
        assertEquals(List.of("mounted", "[3600a]", "READ_ONLY", "READ_ONLY", "Optional.empty", "READ_ONLY",
                "[Binding[alias=mpatha, wwid=3600a], Binding[alias=mpathb, wwid=W1]]",
                "Done[value=AliasChoice[kind=BOUND, alias=mpatha]]",
                "Done[value=AliasChoice[kind=READ_ONLY, alias=null]]"), lines);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path path = directory.resolve("wwids");
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(OpenStateFile.MAX_BYTES + 1L);
        }
        assertSame(StateFault.TOO_LARGE, new WwidsFile(path).all().fault());
        assertSame(StateFault.TOO_LARGE, new WwidsFile(path).remember("3600a").fault());
        assertEquals(OpenStateFile.MAX_BYTES + 1L, Files.size(path));
    }

    @Test
    void whatIsNoFileIsAnIoFault() throws IOException {
        Path path = Files.createDirectory(directory.resolve("wwids"));
        assertSame(StateFault.IO, new WwidsFile(path).all().fault());
    }

    @Test
    void everyFaultHasASentence() {
        for (StateFault fault : StateFault.values()) {
            assertTrue(fault.text().length() > 10);
        }
        assertNull(new StateAnswer.Done<>(1).fault());
    }
}
