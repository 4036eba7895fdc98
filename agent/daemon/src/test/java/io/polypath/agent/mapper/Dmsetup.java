package io.polypath.agent.mapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What dmsetup and udevadm, and so libdm, see and do. */
final class Dmsetup {

    private Dmsetup() {}

    static String column(String name, String field) throws IOException {
        return run("dmsetup", "info", "-c", "--noheadings", "-o", field, name).getFirst().strip();
    }

    /** Parameters of the only target. */
    static String table(String name) throws IOException {
        return parameters(run("dmsetup", "table", name).getFirst());
    }

    static String status(String name) throws IOException {
        return parameters(run("dmsetup", "status", name).getFirst());
    }

    private static String parameters(String line) {
        return line.replaceFirst("^\\d+ \\d+ \\w+ ", "").strip();
    }

    /** Of all devices, as the kernel has them, in order. */
    static List<String> names() throws IOException {
        List<String> lines = run("dmsetup", "ls", "--manglename", "none");
        return lines.stream().filter(line -> line.contains("(")).map(line -> line.split("\\s")[0]).sorted().toList();
    }

    static void create(String name, String uuid, String table) throws IOException {
        run("dmsetup", "create", name, "-u", uuid, "--table", table);
    }

    static List<String> udevProperties(String name) throws IOException {
        return run("udevadm", "info", "-q", "property", "-n", "/dev/mapper/" + name);
    }

    /** Reads a block of a device past the page cache. */
    static void readThrough(String name) throws IOException {
        run("dd", "if=/dev/mapper/" + name, "of=/dev/null", "bs=4096", "count=1", "iflag=direct");
    }

    /** Once udev has let go of them. */
    static void removeAll() throws IOException {
        if (new DeviceNodes().udevRuns()) {
            run("udevadm", "settle");
        }
        run("dmsetup", "remove_all");
    }

    private static List<String> run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        if (!new DeviceNodes().udevRuns()) {
            builder.environment().put("DM_DISABLE_UDEV", "1");
        }
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + lines);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return lines;
    }
}
