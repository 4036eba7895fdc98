package io.polypath.agent.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.FindMultipaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimMarkersTest {

    private static final String WWIDS = """
            # Multipath wwids, Version : 1.0
            # Valid WWIDs:
            /3600a098038303053453f463045727a51/
            #600a098038303053453f463045727a52/
            /1IET_00010001/
            /eui.00253/8/
            /cut off""";

    @TempDir
    Path root;

    private ClaimMarkers markers;

    @BeforeEach
    void make() {
        markers = new ClaimMarkers(ClaimPlaces.in(root.resolve("run/polypath")));
    }

    private Path claims() {
        return root.resolve("run/polypath/claims");
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(claims().resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsKnownIsOneFileEachAndNoOther() throws IOException {
        markers.known(Set.of("3a", "3b"));
        markers.known(Set.of("3b", "3c"));
        assertEquals(List.of("3b", "3c"), names("wwids"));
        markers.known("3d", true);
        markers.known("3d", true);
        markers.known("3b", false);
        markers.known("3b", false);
        assertEquals(List.of("3c", "3d"), names("wwids"));
        assertTrue(markers.knows("3d"));
        assertFalse(markers.knows("3b"));
    }

    @Test
    void anIdentityThatIsNoFileNameIsNeverClaimed() throws IOException {
        for (String wwid : List.of("", ".", "..", "../active", "a/b", "x".repeat(256))) {
            markers.known(wwid, true);
            markers.failed(wwid, true);
            assertFalse(markers.knows(wwid), wwid);
            assertFalse(markers.hasFailed(wwid), wwid);
        }
        assertFalse(Files.exists(claims()));
    }

    @Test
    void onlyRootSeesWhatIsClaimed() throws IOException {
        markers.known("3a", true);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(claims())));
    }

    @Test
    void aFailureIsNotedWhereMultipathToolsLook() throws IOException {
        markers.failed("3a", true);
        assertTrue(Files.exists(root.resolve("run/multipath/failed_wwids/3a")));
        markers.failed("3a", false);
        assertFalse(markers.hasFailed("3a"));
    }

    @Test
    void theModeIsReplacedAsAWhole() throws IOException {
        markers.mode(FindMultipaths.SMART, 10);
        markers.mode(FindMultipaths.STRICT, 3);
        assertEquals(".POLYPATH_MODE=strict\n.POLYPATH_WAIT=3\n", Files.readString(claims().resolve("mode")));
        assertEquals(List.of("mode"), names(""));
    }

    @Test
    void theSeedAtBootAndTheDaemonWriteTheSame() throws Exception {
        Path etc = Files.createDirectories(root.resolve("etc/multipath/conf.d"));
        Files.writeString(etc.resolveSibling("wwids"), WWIDS);
        Files.writeString(root.resolve("etc/multipath.conf"), """
                defaults {
                    find_multipaths "greedy" # not for long
                    user_friendly_names yes
                }
                """);
        Files.writeString(etc.resolve("local.conf"), "defaults {\nfind_multipaths smart\nfind_multipaths_timeout -7\n}\n");
        seed();
        Map<String, String> seeded = tree();
        markers.known(Set.of("3600a098038303053453f463045727a51", "1IET_00010001"));
        markers.mode(FindMultipaths.SMART, 7);
        markers.active(true);
        assertEquals(seeded, tree());
        assertEquals(List.of("1IET_00010001", "3600a098038303053453f463045727a51"), names("wwids"));
        assertTrue(seeded.containsKey("active"));
    }

    @Test
    void aHostWithoutConfigurationIsSeededAsStrict() throws Exception {
        seed();
        assertEquals(".POLYPATH_MODE=strict\n.POLYPATH_WAIT=10\n", Files.readString(claims().resolve("mode")));
        assertEquals(List.of(), names("wwids"));
    }

    private void seed() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("/bin/sh", checkout().resolve("packaging/libexec/seed-claims").toString());
        script.environment().put("POLYPATH_ROOT", root.toString());
        assertEquals(0, script.inheritIO().start().waitFor());
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(claims())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(claims().relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static Path checkout() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("bin/polypath"))) {
            at = at.getParent();
        }
        return at;
    }
}
