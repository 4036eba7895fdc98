package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.path.Reason;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;
import io.polypath.agent.topology.Wwid;

/** Says in sentences why a map or a path is as it is. Owner lane only; allocates: for people who ask. */
final class Reasons {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Keeper keeper;
    private final PathTable paths;
    private final PathPriorities priorities;

    Reasons(Keeper keeper, PathTable paths, PathPriorities priorities) {
        this.keeper = keeper;
        this.paths = paths;
        this.priorities = priorities;
    }

    /** @param text a map's name or WWID, or a path's name or device numbers */
    String of(String text, long nowNs) {
        ManagedMap map = keeper.book().byName(text);
        map = map != null ? map : keeper.book().of(Wwid.ofNullable(text));
        if (map != null) {
            return map(map, nowNs);
        }
        Path path = paths.byName(text);
        path = path != null ? path : paths.byNumbers(text);
        return path == null ? "fail\ndevice not found\n" : path(path, nowNs);
    }

    private String map(ManagedMap map, long nowNs) {
        StringBuilder text = new StringBuilder();
        text.append(map.shownName()).append(" (").append(map.wwid()).append("): ");
        if (map.kernel() == null) {
            text.append("not in the kernel");
        } else {
            text.append(map.usablePaths()).append(" of ").append(map.members().size()).append(" paths usable, I/O goes to group ")
                    .append(map.kernel().nextGroup());
        }
        text.append("; last change because ").append(map.lastReason().text()).append('\n');
        if (map.queueing() != null) {
            text.append("queueing: ").append(map.queueing().state().word()).append(" for ")
                    .append(seconds(nowNs - map.queueing().sinceNs())).append(", because ")
                    .append(map.queueing().cause().label()).append('\n');
        }
        for (Path path : map.members()) {
            text.append(path(path, nowNs));
        }
        return text.toString();
    }

    private String path(Path path, long nowNs) {
        Reason trouble = priorities.trouble(path);
        String priority = trouble == null ? "" : "; priority " + priorities.of(path) + " (" + priorities.keyword(path)
                + "), because " + trouble.text();
        return path.name() + " (" + path.identity().address() + "): " + path.machine.state().statusName() + " for "
                + seconds(nowNs - path.machine.sinceNs()) + ", because " + path.machine.reason().text() + priority + "\n";
    }

    private static String seconds(long ns) {
        return Math.max(0, ns) / NS_PER_SECOND + " s";
    }
}
