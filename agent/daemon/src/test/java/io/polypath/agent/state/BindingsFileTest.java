package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.AliasChoice;
import io.polypath.agent.map.AliasRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsFileTest {

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("multipath/bindings");
    }

    private static AliasRequest ask(String wwid) {
        return new AliasRequest("mpath", wwid, null, false);
    }

    private String choose(String wwid, String... used) {
        return new BindingsFile(path()).choose(ask(wwid), Set.of(used)::contains).orNull().alias();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text);
    }

    @Test
    void theFirstNameMakesFileAndDirectoryForTheirOwnerOnly() throws IOException {
        assertEquals("mpatha", choose("3600a"));
        assertEquals(BindingsText.HEADER + "mpatha 3600a\n", Files.readString(path()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path().getParent())));
    }

    @Test
    void aNameOnceGivenIsGivenAgainAndNotWritten() throws IOException {
        assertEquals("mpatha", choose("3600a"));
        Object file = Files.readAttributes(path(), "unix:ino").get("ino");
        assertEquals("mpatha", choose("3600a"));
        assertEquals(file, Files.readAttributes(path(), "unix:ino").get("ino"));
        assertEquals("mpathb", choose("3600b"));
        assertNotEquals(file, Files.readAttributes(path(), "unix:ino").get("ino"));
    }

    @Test
    void aNewBindingSortsTheFile() throws IOException {
        write("mpathb W1\nmpathf W6\nmpatha W0\n");
        assertEquals("mpathc", choose("W7"));
        assertEquals(BindingsText.HEADER + "mpatha W0\nmpathb W1\nmpathc W7\nmpathf W6\n", Files.readString(path()));
    }

    @Test
    void namesOfOtherMapsAreSteppedOver() throws IOException {
        write("mpathc W2\nmpathb W1\n");
        assertEquals("mpathd", choose("W4", "mpatha"));
    }

    @Test
    void aLineWithoutWwidIsDropped() throws IOException {
        write("mpatha W1\nmpathz W2\nmpathb\n");
        assertEquals("mpathb", choose("W3"));
    }

    @Test
    void manyNamesAreOneWrite() throws IOException {
        List<AliasRequest> requests = Stream.of("W1", "W2", "W1", "W3").map(BindingsFileTest::ask).toList();
        List<AliasChoice> choices = new BindingsFile(path()).chooseAll(requests, name -> false, Map.of()).orNull();
        assertEquals(List.of("mpatha", "mpathb", "mpatha", "mpathc"),
                choices.stream().map(AliasChoice::alias).toList());
        assertEquals(BindingsText.HEADER + "mpatha W1\nmpathb W2\nmpathc W3\n", Files.readString(path()));
    }

    /** A unit that had that name and another keeps the other. */
    @Test
    void bindingsOfNamesThatAreConfiguredForOthersAreDropped() throws IOException {
        write("mpatha W0\nmpathb W1\nmpathc W1\nmpathd W3\n");
        BindingsFile file = new BindingsFile(path());
        List<AliasRequest> requests = List.of(new AliasRequest("mpath", "W0", "mpatha", false), ask("W1"));
        Map<String, String> configured = Map.of("mpatha", "W9", "mpathb", "W9", "mpathd", "W3", "mpathe", "W9");
        List<AliasChoice> choices = file.chooseAll(requests, "mpatha"::equals, configured).orNull();
        assertEquals(List.of("mpathf", "mpathc"), choices.stream().map(AliasChoice::alias).toList());
        assertEquals(BindingsText.HEADER + "mpathc W1\nmpathd W3\nmpathf W0\n", Files.readString(path()));
        assertEquals("mpathf", file.choose(ask("W0"), name -> false).orNull().alias());
    }

    @Test
    void loadingBringsTheFileIntoItsStandardForm() throws IOException {
        write("# mine\nmpathb W1\nmpatha W0\nmpatha W9\n");
        BindingsReading reading = new BindingsFile(path()).load().orNull();
        assertEquals(2, reading.complaints().size());
        assertEquals(BindingsText.HEADER + "mpatha W0\nmpathb W1\n", Files.readString(path()));
        assertTrue(new BindingsFile(path()).load().orNull().standard());
    }

    @Test
    void aFailedWriteGivesNoNameAndLeavesTheFile() throws IOException {
        write("mpatha W0\n");
        Files.createDirectories(path().resolveSibling("bindings.polypath/in-the-way"));
        StateAnswer<AliasChoice> answer = new BindingsFile(path()).choose(ask("W1"), name -> false);
        assertSame(StateFault.IO, answer.fault());
        assertEquals("mpatha W0\n", Files.readString(path()));
        assertEquals("mpatha", choose("W0"));
    }

    @Test
    void whatAFailedWriteWouldHaveBoundIsForgotten() throws IOException {
        BindingsFile file = new BindingsFile(path());
        assertEquals("mpatha", file.choose(ask("W0"), name -> false).orNull().alias());
        Path obstacle = path().resolveSibling("bindings.polypath/in-the-way");
        Files.createDirectories(obstacle);
        assertSame(StateFault.IO, file.choose(ask("W1"), name -> false).fault());
        Files.delete(obstacle);
        assertEquals("mpathb", file.choose(ask("W2"), name -> false).orNull().alias());
        assertEquals(BindingsText.HEADER + "mpatha W0\nmpathb W2\n", Files.readString(path()));
    }

    @Test
    void whatAnotherProgramHasWrittenMeanwhileCounts() throws IOException {
        BindingsFile file = new BindingsFile(path());
        assertEquals("mpatha", file.choose(ask("W0"), name -> false).orNull().alias());
        write("mpatha W9\nmpathb W0\n");
        assertEquals("mpathb", file.choose(ask("W0"), name -> false).orNull().alias());
        assertEquals("mpathc", file.choose(ask("W1"), name -> false).orNull().alias());
    }

    @Test
    void whatACrashLeftBehindIsOverwritten() throws IOException {
        write("mpatha W0\n");
        Files.writeString(path().resolveSibling("bindings.polypath"), "half a fi");
        assertEquals("mpathb", choose("W1"));
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void bytesOutsideAsciiComeThrough() throws IOException {
        Files.createDirectories(path().getParent());
        byte[] bytes = {'d', (byte) 0xc3, (byte) 0xa9, ' ', 'W', '\n'};
        Files.write(path(), bytes);
        new BindingsFile(path()).load();
        byte[] after = Files.readAllBytes(path());
        assertEquals(new String(bytes), new String(after).substring(BindingsText.HEADER.length()));
    }
}
