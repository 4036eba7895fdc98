package io.polypath.cli.start;

import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.SysText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, before the daemon starts, for what it needs of the host. Changes nothing: what has to be done is left to whoever started it.
 */
public final class Preflight {

    /** Raw SCSI commands (capabilities(7)). */
    private static final int CAP_SYS_RAWIO = 17;

    private final Path root;
    private final Account account;

    /** @param root of the host's file system */
    public Preflight(Path root, Account account) {
        this.root = root;
        this.account = account;
    }

    /** All that was found, in no particular order. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        privileges(findings);
        genericDriver(findings);
        deviceMapper(findings);
        udev(findings);
        return findings;
    }

    private void privileges(List<Finding> findings) {
        if (!account.isRoot() && !account.may(CAP_SYS_RAWIO)) {
            findings.add(Finding.fatal("not root: the kernel lets only root send SCSI commands to disks. Start it as root (sudo, or a"
                    + " service). As you are, \"polypath sim\" runs the same daemon on a simulated fabric"));
        }
    }

    private void genericDriver(List<Finding> findings) {
        if (!exists("sys/class/scsi_generic")) {
            findings.add(Finding.warning("the kernel's sg driver, through which checks are sent, is not loaded: \"modprobe sg\" loads it"
                    + " now, a line \"sg\" in /etc/modules-load.d/sg.conf at every boot. Without it paths are found and followed, but"
                    + " not checked"));
            return;
        }
        String node = firstIn("sys/class/scsi_generic");
        if (node != null && !exists("dev/" + node)) {
            findings.add(Finding.warning("/dev/" + node + " is missing although the kernel has the device: in a container, give it the"
                    + " host's /dev. Paths without their node are found, but not checked"));
        }
    }

    private void deviceMapper(List<Finding> findings) {
        String release = SysText.read(root.resolve("proc/sys/kernel/osrelease"));
        if (!exists("sys/module/dm_multipath") && isWithout("dm-multipath.ko", release)) {
            findings.add(Finding.warning("kernel " + release + " has no module dm-multipath, of which maps are made: paths are checked,"
                    + " but there will be no map. Some distributions have it in a package of its own (Ubuntu: linux-modules-extra-"
                    + release + ")"));
        } else if (!exists("dev/mapper/control")) {
            findings.add(Finding.warning("/dev/mapper/control is missing, through which maps are made: \"modprobe dm-multipath\" brings"
                    + " it; in a container, give it the host's /dev. Then start again: without it there is no map"));
        }
    }

    /** Whether the release's modules can be seen and that one is not among them; the kernel loads those that are when it needs them. */
    private boolean isWithout(String module, String release) {
        Path modules = root.resolve("lib/modules").resolve(release);
        String loadable = SysText.read(modules.resolve("modules.dep"));
        return !loadable.isEmpty() && !loadable.contains("/" + module)
                && !SysText.read(modules.resolve("modules.builtin")).contains("/" + module);
    }

    private void udev(List<Finding> findings) {
        if (!exists("run/udev/control")) {
            findings.add(Finding.warning("udevd does not run, or its /run/udev is not here: paths are noticed by the kernel's own events"
                    + " and identified by asking the devices, but an identity that only a udev rule would give is missing"));
            return;
        }
        String own = link("proc/self/ns/net");
        String host = link("proc/1/ns/net");
        if (own != null && host != null && !own.equals(host)) {
            findings.add(Finding.warning("this process is in a network namespace of its own, which udevd's events do not reach: start"
                    + " it in the host's (a container: --network host). Without them paths are noticed by the kernel's own events"));
        }
    }

    private boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    private String link(String path) {
        try {
            return Files.readSymbolicLink(root.resolve(path)).toString();
        } catch (IOException notAllowed) {
            return null;
        }
    }

    private String firstIn(String directory) {
        List<Path> entries = SysText.list(root.resolve(directory));
        return entries.isEmpty() ? null : entries.getFirst().getFileName().toString();
    }
}
