package io.polypath.cli.exporter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Fibre Channel switches that ports are plugged into: the fabric's name and the domain of the port's address, which each switch of
 * a fabric has for itself (FC-FS-5, address identifiers: bits 23 to 16). Read from sysfs, at most once a minute. Owned by one thread.
 */
final class SwitchNames {

    private static final long FRESH_NS = 60_000_000_000L;
    private static final int MOST_BYTES = 4_096;

    private final Path classes;
    private final Map<String, String> switches = new HashMap<>();
    private long readNs = Long.MIN_VALUE / 2;

    /** @param classes {@code /sys/class}; null where the host's own have nothing to do with the paths */
    SwitchNames(Path classes) {
        this.classes = classes;
    }

    /** Reads again where that is due. */
    void refresh(long nowNs) {
        if (classes == null || nowNs - readNs < FRESH_NS) {
            return;
        }
        readNs = nowNs;
        switches.clear();
        each("fc_host", host -> switches.put(host.getFileName().toString(), name(host, host)));
        each("fc_remote_ports", remote -> {
            String host = "host" + remote.getFileName().toString().replaceFirst("^rport-(\\d+):.*", "$1");
            switches.put(host + " " + text(remote.resolve("port_name")), name(classes.resolve("fc_host").resolve(host), remote));
        });
    }

    /** The switch that a SCSI host is plugged into, or empty. */
    String ofHost(String host) {
        return switches.getOrDefault(host, "");
    }

    /** The switch that a target's port is plugged into, as a SCSI host sees it, or empty. */
    String ofTarget(String host, String port) {
        return switches.getOrDefault(host + " " + port, "");
    }

    private interface Look {
        void at(Path device);
    }

    private void each(String kind, Look look) {
        Path directory = classes.resolve(kind);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(directory)) {
            devices.forEach(look::at);
        } catch (IOException unreadable) {
            switches.clear();
        }
    }

    private static String name(Path host, Path port) {
        String fabric = text(host.resolve("fabric_name"));
        String id = text(port.resolve("port_id"));
        if (!id.matches("0x[0-9a-f]{1,6}") || fabric.isEmpty() || fabric.matches("0x(0+|f+)")) {
            return "";
        }
        return fabric + "/" + (Integer.parseInt(id, 2, id.length(), 16) >> 16);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
