package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WwidsFileTest {

    @TempDir
    private Path directory;

    private Path path;
    private WwidsFile file;

    @BeforeEach
    void setUp() {
        path = directory.resolve("wwids");
        file = new WwidsFile(path);
    }

    private String lines() throws IOException {
        return Files.readString(path).substring(WwidsFile.HEADER.length());
    }

    @Test
    void aWwidIsRememberedOnce() throws IOException {
        assertTrue(file.remember("3600a").orNull());
        assertTrue(file.remember("3600ab").orNull());
        assertFalse(file.remember("3600a").orNull());
        assertEquals("/3600a/\n/3600ab/\n", lines());
        assertEquals(List.of("3600a", "3600ab"), file.all().orNull());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void manyAreRememberedInOneWrite() throws IOException {
        file.remember("3600b");
        assertTrue(file.remember(List.of("3600a", "3600b", "3600c", "3600a")).orNull());
        assertEquals("/3600b/\n/3600a/\n/3600c/\n", lines());
        assertFalse(file.remember(List.of("3600c", "3600a")).orNull());
        assertSame(StateFault.UNFIT, file.remember(List.of("3600d", "no name")).fault());
        assertEquals("/3600b/\n/3600a/\n/3600c/\n", lines());
    }

    @Test
    void aForgottenWwidBecomesACommentInPlace() throws IOException {
        file.remember("3600a");
        file.remember("3600b");
        Object inode = Files.readAttributes(path, "unix:ino").get("ino");
        assertTrue(file.forget("3600a").orNull());
        assertFalse(file.forget("3600a").orNull());
        assertFalse(file.forget("3600").orNull());
        assertEquals("#3600a/\n/3600b/\n", lines());
        assertTrue(file.remember("3600a").orNull());
        assertEquals("#3600a/\n/3600b/\n/3600a/\n", lines());
        assertEquals(inode, Files.readAttributes(path, "unix:ino").get("ino"));
    }

    @Test
    void everyLineOfAForgottenWwidIsTakenBack() throws IOException {
        Files.writeString(path, "/3600a/\n/3600b/\n/3600a/\n/3600a/");
        assertTrue(file.forget("3600a").orNull());
        assertEquals("#3600a/\n/3600b/\n#3600a/\n#3600a/", Files.readString(path));
    }

    @Test
    void onlyWholeLinesCount() throws IOException {
        Files.writeString(path, "x/3600a/\n/3600a\n/3600a/x\n//\n/\n#3600a/\n");
        assertEquals(List.of(), file.all().orNull());
        assertTrue(file.remember("3600a").orNull());
    }

    @Test
    void afterALineThatACrashCutOffTheNextBeginsAnew() throws IOException {
        Files.writeString(path, "/3600a/\n/360");
        file.remember("3600b");
        assertEquals("/3600a/\n/360\n/3600b/\n", Files.readString(path));
    }

    @Test
    void aResetLeavesTheGivenOnesOnly() throws IOException {
        file.remember("3600a");
        assertTrue(file.reset(List.of("3600c", "3600b", "3600c")).orNull());
        assertEquals("/3600c/\n/3600b/\n", lines());
    }

    @Test
    void aWwidThatCannotStandInTheFileIsRefused() throws IOException {
        for (String wwid : List.of("", "a b", "a\nb", "#", "x".repeat(128))) {
            assertSame(StateFault.UNFIT, file.remember(wwid).fault());
            assertSame(StateFault.UNFIT, file.forget(wwid).fault());
            assertSame(StateFault.UNFIT, file.reset(List.of("3600a", wwid)).fault());
        }
        assertEquals("", Files.readString(path));
    }
}
