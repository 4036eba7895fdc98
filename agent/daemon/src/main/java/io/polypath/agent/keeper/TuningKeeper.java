package io.polypath.agent.keeper;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.topology.Path;
import io.polypath.agent.transport.PathTuning;
import io.polypath.agent.transport.TimeoutWish;
import io.polypath.ffm.sys.Errno;
import java.util.HashSet;
import java.util.Set;

/**
 * Has the queue and the transport of each path of a map set up as the configuration says. A path is set up once, and again when
 * the configuration wants something else or, where the kernel was busy with the path's port, when the path comes back; what the kernel
 * refuses is told and not tried again. Owner lane only.
 */
final class TuningKeeper {

    /** Refusals that are remembered as told. */
    private static final int MOST_TOLD = 4_096;

    private final Policy policy;
    private final ClerkPost clerk;
    private final KeeperHost host;
    private final Row[] rows;
    private final Set<String> told = new HashSet<>();

    /** What one tenant of a row was set up to. */
    private static final class Row {
        private int tenant;
        private PathTuning asked;
        private boolean underWay;
        private boolean portWasBusy;
    }

    TuningKeeper(Policy policy, ClerkPost clerk, KeeperHost host, int maxPaths) {
        this.policy = policy;
        this.clerk = clerk;
        this.host = host;
        rows = new Row[maxPaths];
    }

    /**
     * Has the map's members set up where they are not.
     *
     * @return whether the queue of a path that is not in the kernel's table yet is being set: it must not change once it is
     */
    boolean prepare(ManagedMap map) {
        boolean awaited = false;
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            Row row = row(path);
            PathTuning wanted = wanted(map, path);
            if (!row.underWay && differs(row.asked, wanted)) {
                ask(path, row, wanted);
            }
            awaited |= row.underWay && wanted.maxSectorsKb() > 0;
        }
        return awaited;
    }

    private PathTuning wanted(ManagedMap map, Path path) {
        GlobalSettings globals = policy.globals();
        TimeoutWish timeouts = TimeoutWish.of(policy.of(path), map.settings.noPathRetry(), globals.polling().shortestSeconds(),
                globals.maxRetries(), path.identity().protocol());
        boolean inUse = map.kernel != null && map.kernel.has(path.deviceNumbers());
        return new PathTuning(
                path.name(),
                path.identity().address().toString(),
                path.identity().address().host(),
                path.identity().fabric().portDevice(),
                inUse ? 0 : map.settings.maxSectorsKb(),
                timeouts);
    }

    private static boolean differs(PathTuning asked, PathTuning wanted) {
        return asked == null || !asked.timeouts().equals(wanted.timeouts())
                || wanted.maxSectorsKb() > 0 && asked.maxSectorsKb() != wanted.maxSectorsKb();
    }

    private void ask(Path path, Row row, PathTuning tuning) {
        row.asked = tuning;
        row.portWasBusy = false;
        row.underWay = !tuning.isNothing();
        if (row.underWay) {
            clerk.send(new Errand.Tune(path.row, path.tenant, tuning));
        }
    }

    /** A path has been set up. */
    void tuned(Path path, ErrandReport.Tuned report, long nowNs) {
        Row row = row(path);
        row.underWay = false;
        for (ErrandReport.Refusal refusal : report.refusals()) {
            row.portWasBusy |= refusal.error() == -Errno.EBUSY;
            tell(path, refusal, nowNs);
        }
    }

    /** A host or port that many paths share is told of once. */
    private void tell(Path path, ErrandReport.Refusal refusal, long nowNs) {
        if (told.size() == MOST_TOLD) {
            told.clear();
        }
        String[] parts = refusal.attribute().split("/");
        String text = "cannot set " + parts[parts.length - 2] + "/" + parts[parts.length - 1] + " to " + refusal.text();
        if (told.add(text)) {
            host.note(FlightKind.TROUBLE, path, refusal.error(), text, nowNs);
        }
    }

    /** A path is usable again, so that its port is not busy any more. */
    void cameBack(Path path) {
        Row row = row(path);
        if (row.portWasBusy && !row.underWay) {
            ask(path, row, row.asked.withoutQueue());
        }
    }

    private Row row(Path path) {
        if (rows[path.row] == null || rows[path.row].tenant != path.tenant) {
            rows[path.row] = new Row();
            rows[path.row].tenant = path.tenant;
        }
        return rows[path.row];
    }
}
