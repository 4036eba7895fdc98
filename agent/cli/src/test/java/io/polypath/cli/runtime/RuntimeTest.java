package io.polypath.cli.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeTest {

    private static final int NO_PROCESS = 1 << 30;

    @TempDir
    Path directory;

    private static RunIdentity run(int pid, UUID boot, long wallNs) {
        return new RunIdentity(pid, boot, "test", wallNs, 0);
    }

    @Test
    void theDirectoryDependsOnWhoAsks() {
        Map<String, String> session = Map.of("XDG_RUNTIME_DIR", "/run/user/1000");
        assertEquals(Path.of("/run/polypath"), DefaultDirectory.of(new Account(0, 0), session));
        assertEquals(Path.of("/run/user/1000/polypath"), DefaultDirectory.of(new Account(1000, 0), session));
        assertEquals(Path.of("/tmp/polypath-1000"), DefaultDirectory.of(new Account(1000, 0), Map.of()));
        assertEquals(Path.of("/tmp/polypath-1000"), DefaultDirectory.of(new Account(1000, 0), Map.of("XDG_RUNTIME_DIR", "here")));
    }

    @Test
    void anAccountIsItsEffectiveUserAndCapabilities() throws IOException {
        Path status = directory.resolve("status");
        Files.writeString(status, "Name:\tjava\nUid:\t0\t1000\t0\t1000\nCapEff:\t0000000000220000\n");
        Account account = Account.read(status);
        assertFalse(account.isRoot());
        assertEquals(1000, account.effectiveUser());
        assertTrue(account.may(17));
        assertTrue(account.may(21));
        assertFalse(account.may(12));
        assertEquals(new Account(-1, 0), Account.read(directory.resolve("none")));
    }

    @Test
    void aWriterRunsOnlyWhileItsOwnProcessDoes() throws IOException {
        UUID boot = UUID.fromString(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        int own = (int) ProcessHandle.current().pid();
        long nowNs = System.currentTimeMillis() * 1_000_000L;
        assertEquals(Writer.State.RUNNING, Writer.of(run(own, boot, nowNs)).state());
        assertEquals(Writer.State.ENDED, Writer.of(run(NO_PROCESS, boot, nowNs)).state());
        assertEquals(Writer.State.ENDED, Writer.of(run(-1, boot, nowNs)).state());
        assertEquals(Writer.State.OTHER_BOOT, Writer.of(run(own, new UUID(0, 1), nowNs)).state());
        assertEquals(Writer.State.RECORDED, Writer.of(run(own, Unpacked.BOOT, nowNs)).state());
    }

    @Test
    void aProcessThatStartedLaterOnlyHasTheWritersNumber() throws IOException {
        UUID boot = UUID.fromString(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
        int own = (int) ProcessHandle.current().pid();
        assertEquals(Writer.State.ENDED, Writer.of(run(own, boot, 0)).state());
    }

    @Test
    void aWorldNoteComesBackAndCannotMoveTheCursor() throws IOException {
        new WorldNote(true, "two arrays").write(directory);
        assertEquals(new WorldNote(true, "two arrays"), WorldNote.read(directory));
        Files.writeString(directory.resolve("world"), "real \033[2Jhost");
        assertEquals(new WorldNote(false, "?[2Jhost"), WorldNote.read(directory));
        Files.writeString(directory.resolve("world"), "x".repeat(10_000));
        assertEquals(new WorldNote(false, ""), WorldNote.read(directory));
        assertEquals(new WorldNote(false, ""), WorldNote.read(directory.resolve("none")));
    }
}
