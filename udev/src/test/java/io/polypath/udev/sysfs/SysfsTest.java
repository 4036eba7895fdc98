package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsTest {
    @TempDir
    private Path temporary;
    private Tree tree;
    private Sysfs sysfs;

    @BeforeEach
    void makeRoot() {
        tree = new Tree(temporary.resolve("sys")).directory("devices");
        sysfs = tree.sysfs();
    }

    @Test
    void anAttributeIsReadWithItsBytesItsTextAndItsNumber() {
        tree.file("devices/a/timeout", " 30 \n");
        Attribute timeout = sysfs.read(tree.path("devices/a"), "timeout");
        assertTrue(timeout.isPresent());
        assertEquals(Absence.NONE, timeout.absence());
        assertArrayEquals(" 30 \n".getBytes(), timeout.bytes());
        assertEquals("30", timeout.text());
        assertEquals(30, timeout.number(-1));
        assertFalse(timeout.flag());
    }

    @Test
    void whatIsNotThereIsMissingAndReadsAsNothing() {
        Attribute missing = sysfs.read(tree.path("devices/a"), "timeout");
        assertEquals(Absence.MISSING, missing.absence());
        assertFalse(missing.isPresent());
        assertEquals("", missing.text());
        assertEquals(0, missing.bytes().length);
        assertEquals(7, missing.number(7));
    }

    @Test
    void anAttributeLongerThanAPageIsTooLong() {
        tree.file("devices/a/page", new byte[Sysfs.TEXT_BYTES]).file("devices/a/more", new byte[Sysfs.TEXT_BYTES + 1])
                .file("devices/a/vpd", new byte[Sysfs.BINARY_BYTES]);
        assertEquals(Sysfs.TEXT_BYTES, sysfs.read(tree.path("devices/a"), "page").bytes().length);
        assertEquals(Absence.TOO_LONG, sysfs.read(tree.path("devices/a"), "more").absence());
        assertEquals(Sysfs.BINARY_BYTES, sysfs.read(tree.path("devices/a"), "vpd", Sysfs.BINARY_BYTES).bytes().length);
    }

    @Test
    void aDirectoryOrALinkInPlaceOfAnAttributeIsUnreadable() {
        tree.directory("devices/a/power").file("secret", "x").rawLink("devices/a/link", "../../secret");
        assertEquals(Absence.UNREADABLE, sysfs.read(tree.path("devices/a"), "power").absence());
        assertEquals(Absence.UNREADABLE, sysfs.read(tree.path("devices/a"), "link").absence());
    }

    @Test
    void namesThatCouldLeadElsewhereAreRefused() {
        tree.file("devices/a/x", "1").file("devices/x", "2");
        for (String name : List.of("", ".", "..", "../x", "/etc/passwd", "a/x", "x\0")) {
            assertEquals(Absence.BAD_NAME, sysfs.read(tree.path("devices/a"), name).absence(), name);
            assertEquals(Optional.empty(), sysfs.directory("devices", name), name);
            assertEquals(Optional.empty(), sysfs.disk(name), name);
        }
    }

    @Test
    void linksAreFollowedInsideTheRootOnly() throws Exception {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        tree.directory("devices/real").link("class/inside", "devices/real").rawLink("class/outside", outside.toString())
                .rawLink("class/dangling", "../devices/none").rawLink("class/loop", "loop");
        assertEquals(Optional.of(tree.path("devices/real").toRealPath()), sysfs.directory("class", "inside"));
        assertEquals(Optional.empty(), sysfs.directory("class", "outside"));
        assertEquals(Optional.empty(), sysfs.directory("class", "dangling"));
        assertEquals(Optional.empty(), sysfs.directory("class", "loop"));
    }

    @Test
    void aRootThatIsALinkOrMissingIsNoProblem() throws Exception {
        tree.file("devices/a/x", "1");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("sys"));
        Sysfs linked = new Sysfs(link);
        assertEquals(1, linked.read(linked.directory("devices", "a").orElseThrow(), "x").number(0));
        Sysfs none = new Sysfs(temporary.resolve("none"));
        assertEquals(List.of(), none.disks());
        assertEquals(Optional.empty(), none.disk("sda"));
    }

    @Test
    void theHostsOwnTreeCanBeRead() {
        Sysfs host = new Sysfs();
        for (String name : host.disks()) {
            host.disk(name).ifPresent(disk -> {
                assertEquals(name.replace('!', '/'), disk.name().replace('!', '/'));
                assertTrue(disk.devpath().startsWith("/devices/"), disk.devpath());
            });
        }
    }
}
