package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/install} into an empty root. */
class InstallScriptTest {

    private static final List<String> NAMES = List.of("multipath", "multipathd", "multipathc", "mpathpersist");

    @TempDir
    private Path root;

    private Path checkout;
    private Path sbin;

    @BeforeEach
    void findTheCheckout() throws IOException {
        checkout = Path.of("").toAbsolutePath();
        while (!Files.exists(checkout.resolve("bin/polypath"))) {
            checkout = checkout.getParent();
        }
        sbin = Files.createDirectories(root.resolve("usr/sbin"));
    }

    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private void install() throws IOException, InterruptedException {
        String script = checkout.resolve("packaging/install").toString();
        assertEquals(0, new ProcessBuilder(script, root.toString()).inheritIO().start().waitFor());
    }

    private Path target(Path link) throws IOException {
        return Files.readSymbolicLink(link);
    }

    @Test
    void everyUnitRuleAndHelperIsPutInItsPlace() throws Exception {
        install();
        for (String pair : List.of("systemd usr/lib/systemd/system", "udev usr/lib/udev/rules.d", "tmpfiles.d usr/lib/tmpfiles.d",
                "modules-load.d usr/lib/modules-load.d", "libexec usr/lib/polypath")) {
            String[] fromTo = pair.split(" ");
            try (Stream<Path> files = Files.list(checkout.resolve("packaging").resolve(fromTo[0]))) {
                for (Path file : files.toList()) {
                    assertEquals(-1, Files.mismatch(file, root.resolve(fromTo[1]).resolve(file.getFileName())), file::toString);
                }
            }
        }
        assertEquals(checkout.resolve("bin/polypath"), target(root.resolve("usr/bin/polypath")));
    }

    @Test
    void multipathToolsNamesAreOursWhereNobodyHasThem() throws Exception {
        install();
        install();
        for (String name : NAMES) {
            assertEquals(checkout.resolve("bin/polypath"), target(sbin.resolve(name)));
        }
    }

    @Test
    void unitsAnswerToMultipathdsNamesAsWell() throws Exception {
        install();
        Path names = root.resolve("usr/local/lib/systemd/system");
        for (String pair : List.of("multipathd.service polypath.service", "multipath-tools.service polypath.service",
                "multipathd.socket polypath.socket")) {
            String[] nameUnit = pair.split(" ");
            assertEquals(Path.of("/usr/lib/systemd/system", nameUnit[1]), target(names.resolve(nameUnit[0])));
        }
    }

    @Test
    void aFileOrLinkOfSomebodyElseIsLeftAlone() throws Exception {
        Files.writeString(sbin.resolve("mpathpersist"), "a program");
        Files.createSymbolicLink(sbin.resolve("multipathc"), Path.of("/opt/other"));
        Files.createSymbolicLink(sbin.resolve("multipath"), Path.of("/opt/former/bin/polypath"));
        install();
        assertEquals("a program", Files.readString(sbin.resolve("mpathpersist")));
        assertEquals(Path.of("/opt/other"), target(sbin.resolve("multipathc")));
        assertEquals(checkout.resolve("bin/polypath"), target(sbin.resolve("multipath")), "a checkout that was elsewhere");
    }

    @Test
    void whatUnitsNameIsInstalled() throws Exception {
        install();
        Path units = root.resolve("usr/lib/systemd/system");
        String service = Files.readString(units.resolve("polypath.service"));
        for (String unit : service.split("[\\s=]+")) {
            assertTrue(!unit.startsWith("polypath") || !unit.matches(".*\\.(service|socket)") || Files.exists(units.resolve(unit)), unit);
        }
    }
}
