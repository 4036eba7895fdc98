package io.polypath.udev.sysfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small sysfs in ordinary files, with the kernel's shapes: devices hold the attributes, block and class are links to
 * them.
 */
final class Tree {
    private final Path root;

    Tree(Path root) {
        this.root = root;
    }

    Sysfs sysfs() {
        return new Sysfs(root);
    }

    /** With a slash at its end. */
    String root() {
        return root + "/";
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Tree file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Tree file(String name, byte[] bytes) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.write(path(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tree directory(String name) {
        try {
            Files.createDirectories(path(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link as the kernel makes it: relative, to a directory of the tree. */
    Tree link(String name, String target) {
        Path parent = path(name).getParent();
        directory(root.relativize(parent).toString());
        return rawLink(name, parent.relativize(path(target)).toString());
    }

    Tree rawLink(String name, String text) {
        try {
            Files.createSymbolicLink(path(name), Path.of(text));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inquiry() {
        return "\0\0\5\2[\0\0\2LIO-ORG disk0           4.0 ";
    }

    private static String uevent(String name, String number) {
        String[] parts = number.split(":");
        return "MAJOR=" + parts[0] + "\nMINOR=" + parts[1] + "\nDEVNAME=" + name + "\nDEVTYPE=disk\n";
    }

    /** A SCSI disk below an adapter's or port's directory, with its class links. */
    Tree scsiDisk(String parent, String address, String name, String number) {
        String device = parent + "/" + address;
        String host = "host" + address.substring(0, address.indexOf(':'));
        return file(device + "/vendor", "LIO-ORG \n").file(device + "/model", "disk0           \n").file(device + "/rev", "4.0 \n")
                .file(device + "/inquiry", inquiry()).file(device + "/state", "running\n").file(device + "/timeout", "30\n")
                .file(device + "/scsi_generic/sg" + address.charAt(0) + "/dev", "21:" + address.charAt(0) + "\n")
                .link(device + "/generic", device + "/scsi_generic/sg" + address.charAt(0))
                .file(device + "/block/" + name + "/dev", number + "\n")
                .file(device + "/block/" + name + "/uevent", uevent(name, number))
                .file(device + "/block/" + name + "/size", "2048\n")
                .file(device + "/block/" + name + "/ro", "0\n").file(device + "/block/" + name + "/hidden", "0\n")
                .file(device + "/block/" + name + "/queue/max_sectors_kb", "1280\n")
                .directory(device + "/block/" + name + "/holders").directory(device + "/block/" + name + "/slaves")
                .link(device + "/block/" + name + "/device", device)
                .link("block/" + name, device + "/block/" + name)
                .file("class/scsi_host/" + host + "/state", "running\n").file("class/scsi_host/" + host + "/can_queue", "128\n");
    }
}
