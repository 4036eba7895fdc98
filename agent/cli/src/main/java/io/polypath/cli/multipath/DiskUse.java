package io.polypath.cli.multipath;

import io.polypath.cli.runtime.SysText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether somebody uses a disk or a partition of it: a holder, a mount (proc_pid_mountinfo(5)), swap (proc_swaps(5)). */
final class DiskUse {

    private static final int MOUNT_NUMBERS = 2;

    private final Host host;

    DiskUse(Host host) {
        this.host = host;
    }

    /** @param disk kernel name */
    boolean inUse(String disk) {
        Path device = host.block().resolve(disk);
        List<Path> parts = new ArrayList<>(List.of(device));
        SysText.list(device).stream().filter(entry -> Files.exists(entry.resolve("partition"))).forEach(parts::add);
        return parts.stream().anyMatch(this::isTaken);
    }

    private boolean isTaken(Path part) {
        String numbers = SysText.read(part.resolve("dev"));
        Path node = host.dev().resolve(part.getFileName().toString());
        boolean held = !SysText.list(part.resolve("holders")).isEmpty();
        return held || isMounted(numbers, node) || isSwap(node);
    }

    /** File systems over several devices have numbers of their own, hence the source counts too. */
    private boolean isMounted(String numbers, Path node) {
        for (String line : SysText.lines(host.proc().resolve("self/mountinfo"))) {
            String[] halves = line.split(" - ", 2);
            String[] mount = halves[0].split(" ");
            String[] source = halves.length < 2 ? new String[0] : halves[1].split(" ");
            if (mount.length > MOUNT_NUMBERS && mount[MOUNT_NUMBERS].equals(numbers)
                    || source.length > 1 && isSame(source[1], node)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSwap(Path node) {
        return SysText.lines(host.proc().resolve("swaps")).stream().anyMatch(line -> isSame(line.split("\\s+")[0], node));
    }

    private boolean isSame(String named, Path node) {
        try {
            return named.startsWith("/dev/") && Files.isSameFile(host.root().resolve(named.substring(1)), node);
        } catch (IOException noSuchNode) {
            return false;
        }
    }
}
