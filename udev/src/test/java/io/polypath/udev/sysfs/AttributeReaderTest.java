package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeReaderTest {
    private final Arena arena = Arena.ofConfined();
    private final AttributeReader files = new AttributeReader(arena);

    @TempDir
    private Path root;
    private Tree tree;
    private int directory;

    @BeforeEach
    void openTree() {
        tree = new Tree(root).file("a/timeout", " 30 \n");
        directory = files.openDirectory(AttributeReader.ANYWHERE, root + "/a");
    }

    @AfterEach
    void endLane() {
        files.close(directory);
        arena.close();
    }

    @Test
    void aFileIsReadAsTextAndAsNumber() {
        assertEquals("30", files.text(directory, "timeout"));
        assertEquals(30, files.number(directory, "timeout", -1));
        assertEquals(30, files.number(AttributeReader.ANYWHERE, root + "/a/timeout", -1));
        tree.file("a/model", "caf\u00e9 disk  \n");
        assertEquals("caf\u00e9 disk", files.text(directory, "model"), "a byte beyond ASCII is one character");
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertEquals(-Errno.ENOENT, files.read(directory, "none"));
        assertEquals("", files.text(directory, "none"));
        assertEquals(7, files.number(directory, "none", 7));
        assertEquals("", files.link(directory, "none"));
        assertEquals(-Errno.ENOENT, files.openDirectory(directory, "none"));
        assertFalse(files.exists(directory, "none"));
        assertEquals(List.of(), AttributeReader.names(root + "/none"));
    }

    @Test
    void whatIsNoNumberIsNotTakenForOne() {
        tree.file("a/x", "12x\n").file("a/huge", "9223372036854775808\n").file("a/empty", "");
        assertEquals(7, files.number(directory, "x", 7));
        assertEquals(7, files.number(directory, "huge", 7));
        assertEquals(7, files.number(directory, "empty", 7));
    }

    @Test
    void aFileIsReadWholeUpToTheLimit() {
        for (int length : List.of(0, 1, 4095, 4096, 4097, 8192, AttributeReader.MAX_BYTES - 1)) {
            tree.file("a/page", new byte[length]);
            assertEquals(length, files.read(directory, "page"));
        }
        tree.file("a/page", new byte[AttributeReader.MAX_BYTES]);
        assertEquals(-Errno.EFBIG, files.read(directory, "page"));
    }

    @Test
    void aDirectoryHasNamesAndNoContent() {
        assertEquals(-Errno.EISDIR, files.read(AttributeReader.ANYWHERE, root + "/a"));
        assertEquals(List.of("timeout"), AttributeReader.names(root + "/a"));
        assertTrue(files.exists(AttributeReader.ANYWHERE, root + "/a"));
        assertEquals(-Errno.ENOTDIR, files.openDirectory(directory, "timeout"));
    }

    @Test
    void aLinkIsReadAndNotFollowed() {
        tree.rawLink("a/generic", "scsi_generic/sg3");
        assertEquals("scsi_generic/sg3", files.link(directory, "generic"));
        assertEquals("", files.link(directory, "timeout"));
    }

    @Test
    void aPathThatTheKernelWouldNotUnderstandIsRefused() {
        assertEquals(-Errno.ENAMETOOLONG, files.read(directory, "x".repeat(2000)));
        assertEquals(-Errno.ENAMETOOLONG, files.read(directory, "timeout\0"));
        assertEquals("", files.link(directory, "x\0"));
    }

    @Test
    void whatIsReadThroughADirectoryThatIsGoneIsNothing() throws IOException {
        Files.delete(tree.path("a/timeout"));
        Files.delete(tree.path("a"));
        tree.file("a/timeout", "60\n");
        assertEquals(-Errno.ENOENT, files.read(directory, "timeout"), "another directory has the name now");
    }
}
