package io.polypath.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPartsTest {

    @TempDir
    private Path root;

    private void put(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String part(String name) throws Exception {
        Part wanted = new HostParts(root).list().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
        return new String(wanted.source().read(), StandardCharsets.UTF_8);
    }

    @Test
    void theConfigurationIsThereWithItsDropInsAndWithoutItsKeys() throws Exception {
        put("etc/multipath.conf", "defaults {\n polling_interval 5\n reservation_key 0xabcd\n}\n");
        put("etc/multipath/conf.d/10-more.conf", "overrides {\n reservation_key file\n}\n");
        assertEquals("defaults {\n polling_interval 5\n reservation_key (left out)\n}\n", part("etc/multipath.conf"));
        assertEquals("overrides {\n reservation_key file\n}\n", part("etc/multipath/conf.d/10-more.conf"));
    }

    @Test
    void theFileOfKeysIsNamedAndNotRead() throws Exception {
        put("etc/multipath/prkeys", "0x1 3600\n");
        IOException reason = assertThrows(IOException.class, () -> part("etc/multipath/prkeys"));
        assertEquals("left out, it holds keys", reason.getMessage());
    }

    @Test
    void aDeviceHasALineWithWhatSysfsShows() throws Exception {
        put("sys/class/scsi_disk/1:0:0:0/device/vendor", "LIO-ORG \n");
        put("sys/class/scsi_disk/1:0:0:0/device/state", "running\n");
        assertEquals("1:0:0:0  device/vendor=LIO-ORG  device/state=running\n", part("sys/class/scsi_disk.txt"));
    }

    @Test
    void aSessionsUserAndPasswordAreNotAmongThem() throws Exception {
        put("sys/class/iscsi_session/session1/targetname", "iqn.2003-01.org\n");
        put("sys/class/iscsi_session/session1/username", "somebody\n");
        put("sys/class/iscsi_session/session1/password", "hush\n");
        String text = part("sys/class/iscsi_session.txt");
        assertTrue(text.contains("targetname=iqn"), text);
        assertFalse(text.contains("hush") || text.contains("somebody"), text);
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThrows(NoSuchFileException.class, () -> part("etc/multipath.conf"));
        assertEquals("this host has none", assertThrows(IOException.class, () -> part("sys/class/fc_host.txt")).getMessage());
    }
}
