package io.polypath.agent.show;

import io.polypath.agent.config.blacklist.BlacklistPage;
import io.polypath.agent.config.effective.ConfigPage;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.path.PathState;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.view.DaemonView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.PathView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;

/** The pages that are neither tables nor trees. Functions only. */
public final class Pages {

    private static final int NAME_WIDTH = 20;

    private Pages() {}

    /** {@code show status}: how many paths are in which state, how many are checked, whether uevents wait. */
    public static void status(Sheet page, HostView host) {
        int[] count = new int[PathState.values().length];
        int monitored = 0;
        for (PathView path : host.paths()) {
            count[path.health().state().number()]++;
            monitored += path.check().monitored() ? 1 : 0;
        }
        page.append("path checker states:\n");
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                String name = PathState.ofNumber(i).statusName();
                page.append(name).repeat(' ', NAME_WIDTH - name.length()).append(count[i]).append('\n');
            }
        }
        page.append("\npaths: ").append(monitored);
        page.append("\nbusy: ").append(host.daemon().eventsQueued() ? "True" : "False").append('\n');
    }

    /** {@code show daemon}. */
    public static void daemon(Sheet page, HostView host) {
        DaemonView daemon = host.daemon();
        String pending = daemon.reconfigurePending() ? " (pending reconfigure)" : "";
        page.append("pid ").append(daemon.pid()).append(' ').append(daemon.state().word()).append(pending).append('\n');
    }

    /** {@code show wildcards}. */
    public static void wildcards(Sheet page) {
        page.append("multipath format wildcards:\n");
        wildcards(page, MapColumn.ALL);
        page.append("\npath format wildcards:\n");
        wildcards(page, PathColumn.ALL);
    }

    private static void wildcards(Sheet page, Column<?>[] columns) {
        for (Column<?> column : columns) {
            page.append('%').append(column.letter()).append("  ").append(column.header()).append('\n');
        }
    }

    /** {@code show blacklist}. */
    public static void blacklist(Sheet page, HostView host) {
        page.append(BlacklistPage.of(host.conf().blacklist()));
    }

    /** {@code show config}. */
    public static void config(Sheet page, HostView host) {
        page.append(ConfigPage.of(host.conf()));
    }

    /**
     * {@code show config local}: of the hardware table only what a present path matches, the oldest entry of each path first,
     * and a section for every map.
     */
    public static void localConfig(Sheet page, HostView host) {
        Set<DeviceEntry> used = new LinkedHashSet<>();
        for (PathView path : host.paths()) {
            PathIdentity device = path.identity();
            used.addAll(host.conf().hardware().match(device.vendor(), device.product(), device.revision()).reversed());
        }
        SequencedMap<String, String> maps = new LinkedHashMap<>();
        host.maps().forEach(map -> maps.put(map.wwid(), map.name()));
        page.append(ConfigPage.local(host.conf(), used, maps));
    }
}
