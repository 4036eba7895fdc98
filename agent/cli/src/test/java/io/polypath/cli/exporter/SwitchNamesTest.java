package io.polypath.cli.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchNamesTest {

    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    Path classes;

    private void put(String device, String attribute, String text) throws IOException {
        Path directory = Files.createDirectories(classes.resolve(device));
        Files.writeString(directory.resolve(attribute), text + "\n");
    }

    private void fabric() throws IOException {
        put("fc_host/host4", "fabric_name", "0x100000051e0a0b0c");
        put("fc_host/host4", "port_id", "0x010200");
        put("fc_remote_ports/rport-4:0-7", "port_name", "0x5001bb0000000001");
        put("fc_remote_ports/rport-4:0-7", "port_id", "0x0a1c00");
    }

    @Test
    void aSwitchIsNamedByItsFabricAndItsDomain() throws IOException {
        fabric();
        SwitchNames names = new SwitchNames(classes);
        names.refresh(0);
        assertEquals("0x100000051e0a0b0c/1", names.ofHost("host4"));
        assertEquals("0x100000051e0a0b0c/10", names.ofTarget("host4", "0x5001bb0000000001"));
        assertEquals("", names.ofTarget("host5", "0x5001bb0000000001"));
    }

    @Test
    void aHostWithoutAFabricHasNoSwitch() throws IOException {
        fabric();
        put("fc_host/host4", "fabric_name", "0x0");
        put("fc_host/host5", "fabric_name", "0xffffffffffffffff");
        put("fc_host/host5", "port_id", "garbage");
        SwitchNames names = new SwitchNames(classes);
        names.refresh(0);
        assertEquals("", names.ofHost("host4"));
        assertEquals("", names.ofHost("host5"));
        assertEquals("", names.ofHost("host6"));
    }

    @Test
    void sysfsIsReadAtMostOnceAMinute() throws IOException {
        SwitchNames names = new SwitchNames(classes);
        names.refresh(0);
        fabric();
        names.refresh(MINUTE - 1);
        assertEquals("", names.ofHost("host4"));
        names.refresh(MINUTE);
        assertEquals("0x100000051e0a0b0c/1", names.ofHost("host4"));
    }
}
