package io.polypath.cli.multipath;

import io.polypath.cli.Terminal;
import io.polypath.cli.FakeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host of ordinary files in the kernel's shape, and somebody who calls multipath there. */
final class FakeHost {

    final Path root;
    final Map<String, String> environment = new HashMap<>();
    private final Terminal terminal = Terminal.pipe(FakeRun.after(0));
    private int printed;

    FakeHost(Path root) throws IOException {
        this.root = root;
        file("proc/self/mountinfo", "23 1 0:21 / / rw - tmpfs tmpfs rw\n");
        file("proc/swaps", "Filename Type Size Used Priority\n");
        file("etc/passwd", "");
        file("etc/group", "");
        file("run/udev/control", "");
    }

    /** @param serial what udev's database has; null for nothing */
    void disk(String name, int minor, String vendor, String serial) throws IOException {
        String device = "sys/devices/host" + minor + "/target" + minor + ":0:0/" + minor + ":0:0:1";
        file(device + "/vendor", vendor + "\n");
        file(device + "/model", "LUN\n");
        file(device + "/state", "running\n");
        file(device + "/block/" + name + "/uevent", "MAJOR=8\nMINOR=" + minor + "\nDEVTYPE=disk\nDISKSEQ=1\n");
        file(device + "/block/" + name + "/dev", "8:" + minor + "\n");
        Files.createDirectories(root.resolve(device + "/block/" + name + "/holders"));
        link(device + "/block/" + name + "/device", "../..");
        String target = device.substring("sys/".length()) + "/block/" + name;
        link("sys/block/" + name, "../" + target);
        link("sys/class/block/" + name, "../../" + target);
        link("sys/dev/block/8:" + minor, "../../" + target);
        file("dev/" + name, "");
        if (serial != null) {
            file("run/udev/data/b8:" + minor, "I:1\nE:ID_SERIAL=" + serial + "\nE:ID_WWN=0x1\n");
        }
    }

    /** A multipath map over disks. */
    void map(String node, String name, String wwid, String... disks) throws IOException {
        String device = "sys/devices/virtual/block/" + node;
        file(device + "/dm/uuid", "mpath-" + wwid + "\n");
        file(device + "/dm/name", name + "\n");
        file(device + "/dev", "253:0\n");
        link("sys/class/block/" + node, "../../devices/virtual/block/" + node);
        for (String disk : disks) {
            Path holders = root.resolve("sys/class/block/" + disk + "/holders").toRealPath();
            Files.createSymbolicLink(holders.resolve(node), root.resolve(device));
        }
    }

    void conf(String mode) throws IOException {
        file("etc/multipath.conf", "defaults {\nfind_multipaths " + mode + "\n}\n");
    }

    void file(String name, String content) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), content);
    }

    private void link(String name, String target) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    /** Calls multipath. */
    int multipath(String... words) throws Exception {
        printed = terminal.out().length();
        return new Multipath(terminal.screen(), root, environment).run(List.of(words));
    }

    /** What the last call printed. */
    String out() {
        return terminal.out().substring(printed);
    }

    String err() {
        return terminal.err();
    }
}
