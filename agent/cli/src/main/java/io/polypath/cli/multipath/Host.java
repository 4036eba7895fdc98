package io.polypath.cli.multipath;

import io.polypath.agent.claim.ClaimPlaces;
import io.polypath.agent.survey.HostTree;
import java.nio.file.Path;

/**
 * Where a host keeps what the command looks at.
 *
 * @param root {@code /}, or a tree in its shape
 */
record Host(Path root) {

    static final Host THIS = new Host(Path.of("/"));

    Path sys() {
        return root.resolve("sys");
    }

    Path block() {
        return root.resolve("sys/class/block");
    }

    Path proc() {
        return root.resolve("proc");
    }

    Path dev() {
        return root.resolve("dev");
    }

    Path wwids() {
        return root.resolve("etc/multipath/wwids");
    }

    Path bindings() {
        return root.resolve("etc/multipath/bindings");
    }

    Path config() {
        return root.resolve("etc/multipath.conf");
    }

    Path dropIns() {
        return root.resolve("etc/multipath/conf.d");
    }

    /** Deadlines of disks that wait for a second path; shared with multipath-tools. */
    Path waits() {
        return root.resolve("run/multipath/find_multipaths");
    }

    ClaimPlaces claims() {
        return ClaimPlaces.in(root.resolve("run/polypath"));
    }

    HostTree tree() {
        return new HostTree(root.resolve("sys") + "/", root.resolve("run/udev") + "/", root.resolve("dev") + "/");
    }
}
