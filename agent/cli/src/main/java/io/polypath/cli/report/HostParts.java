package io.polypath.cli.report;

import io.polypath.cli.runtime.SysText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a report tells of the host: system, configuration, state files, and what the kernel shows of disks and transports in sysfs. */
public final class HostParts {

    private static final List<String> FILES = List.of(
            "etc/os-release", "proc/version", "proc/cmdline", "proc/uptime", "proc/meminfo", "proc/modules", "proc/mounts",
            "proc/sys/kernel/sched_rt_runtime_us", "etc/multipath.conf", "etc/multipath/bindings", "etc/multipath/wwids");

    private static final String DROP_INS = "etc/multipath/conf.d";

    /** Directory of devices, and the attributes that are read of each; an iSCSI session's user and password are not among them. */
    private static final List<List<String>> ATTRIBUTES = List.of(
            List.of("sys/class/scsi_disk", "device/vendor", "device/model", "device/rev", "device/state", "device/timeout",
                    "device/queue_depth", "device/access_state", "device/dh_state", "device/preferred_path", "device/wwid"),
            List.of("sys/class/scsi_host", "proc_name", "state", "can_queue", "host_busy", "eh_deadline"),
            List.of("sys/class/fc_host", "port_name", "port_state", "speed", "fabric_name"),
            List.of("sys/class/fc_remote_ports", "port_name", "port_state", "roles", "dev_loss_tmo", "fast_io_fail_tmo"),
            List.of("sys/class/iscsi_session", "targetname", "state", "recovery_tmo"),
            List.of("sys/class/nvme", "model", "state", "transport", "cntlid"),
            List.of("sys/class/block", "dm/name", "dm/uuid", "dm/suspended", "queue/max_sectors_kb", "queue/scheduler", "ro", "size"),
            List.of("sys/module", "parameters/queue_if_no_path_timeout_secs", "parameters/multipath", "parameters/scatter_elem_sz"));

    private final Path root;

    /** @param root of the host's file system */
    public HostParts(Path root) {
        this.root = root;
    }

    /** All of them. Keys of persistent reservations are not: {@code prkeys} is named as left out. */
    public List<Part> list() {
        List<Part> parts = new ArrayList<>();
        for (String file : FILES) {
            parts.add(file(file));
        }
        for (String dropIn : names(DROP_INS)) {
            parts.add(file(DROP_INS + "/" + dropIn));
        }
        parts.add(new Part("etc/multipath/prkeys", () -> {
            throw new IOException("left out, it holds keys");
        }));
        for (List<String> wanted : ATTRIBUTES) {
            String directory = wanted.getFirst();
            parts.add(new Part(directory + ".txt", () -> attributes(directory, wanted.subList(1, wanted.size()))));
        }
        return parts;
    }

    private Part file(String name) {
        return new Part(name, () -> Secrets.leftOut(Files.readAllBytes(root.resolve(name))));
    }

    private byte[] attributes(String directory, List<String> attributes) throws IOException {
        StringBuilder text = new StringBuilder();
        if (!Files.isDirectory(root.resolve(directory))) {
            throw new IOException("this host has none");
        }
        for (String device : names(directory)) {
            StringBuilder line = new StringBuilder();
            for (String attribute : attributes) {
                String value = value(root.resolve(directory).resolve(device).resolve(attribute));
                if (value != null) {
                    line.append("  ").append(attribute).append('=').append(value);
                }
            }
            if (!line.isEmpty()) {
                text.append(device).append(line).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Null where the device has no such attribute; what cannot be read is said so. */
    private static String value(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip().replace('\n', ' ') : null;
        } catch (IOException refused) {
            return "(" + refused.getMessage().replace(file.toString(), "").replaceFirst("^[: ]*$", "no permission") + ")";
        }
    }

    private List<String> names(String directory) {
        return SysText.list(root.resolve(directory)).stream().map(entry -> entry.getFileName().toString()).toList();
    }
}
