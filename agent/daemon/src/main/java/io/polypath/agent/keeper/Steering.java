package io.polypath.agent.keeper;

import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.KernelRule;
import io.polypath.agent.path.PathState;
import io.polypath.agent.topology.Path;

/**
 * Makes the kernel take from and give to each path of a map what the path's state calls for. Owner lane only.
 *
 * <p>Silence is no evidence: a map that does not queue keeps its last path although that path does not answer, because to fail it
 * would turn a wait into an error.
 */
final class Steering {

    /** A path that the kernel fails again and again although it answers us is reinstated less and less often. */
    private static final long FIRST_REST_NS = 50_000_000L;

    private static final long LAST_REST_NS = 5_000_000_000L;

    /** A path that the kernel kept for so long has proved itself. */
    private static final long PROBATION_NS = 10_000_000_000L;

    private final MapperPost post;
    private final Rest[] rests;

    Steering(MapperPost post, int maxPaths) {
        this.post = post;
        rests = new Rest[maxPaths];
    }

    /** How a path has fared since we reinstated it. */
    private static final class Rest {
        private int tenant;
        private long reinstatedNs;
        private long restNs;
        private long notBeforeNs;
    }

    /** The kernel failed a path: the next reinstatement may have to wait. */
    void failedByKernel(Path path, long nowNs) {
        Rest rest = rest(path);
        if (rest.reinstatedNs == 0 || nowNs - rest.reinstatedNs > PROBATION_NS) {
            rest.restNs = 0;
            rest.notBeforeNs = nowNs;
        } else {
            rest.restNs = rest.restNs == 0 ? FIRST_REST_NS : Math.min(2 * rest.restNs, LAST_REST_NS);
            rest.notBeforeNs = nowNs + rest.restNs;
        }
    }

    /**
     * Sends what differs.
     *
     * @return when to look again because a path has to rest, or {@link MapClocks#NEVER}
     */
    long align(ManagedMap map, long nowNs) {
        if (map.kernel == null || map.kernel.table() == null) {
            return MapClocks.NEVER;
        }
        long againNs = MapClocks.NEVER;
        for (int i = 0; i < map.members.size(); i++) {
            againNs = Math.min(againNs, align(map, map.members.get(i), nowNs));
        }
        return againNs;
    }

    private long align(ManagedMap map, Path path, long nowNs) {
        KernelView kernel = map.kernel;
        String devT = path.identity().deviceNumbers();
        if (!kernel.has(devT) || path.wwid() == null) {
            return MapClocks.NEVER;
        }
        boolean active = kernel.isActive(devT);
        KernelIntent intent = KernelRule.intentOf(path.machine.state(), kernel.activePaths() > 0, path.tpgs());
        if (intent == KernelIntent.FAIL && active && mayFail(map, path)) {
            kernel.setActive(devT, false);
            post.failPath(map, path);
        } else if (intent == KernelIntent.REINSTATE && !active && path.check.identityKnown) {
            return reinstate(map, path, nowNs);
        }
        return MapClocks.NEVER;
    }

    private long reinstate(ManagedMap map, Path path, long nowNs) {
        Rest rest = rest(path);
        if (nowNs < rest.notBeforeNs) {
            return rest.notBeforeNs;
        }
        rest.reinstatedNs = Math.max(1, nowNs);
        String devT = path.identity().deviceNumbers();
        map.kernel.setActive(devT, true);
        post.reinstatePath(map, path);
        int group = map.kernel.groupOf(devT);
        if (map.kernel.isDisabled(group)) {
            map.kernel.enabled(group);
            post.enableGroup(map, group);
        }
        return MapClocks.NEVER;
    }

    private static boolean mayFail(ManagedMap map, Path path) {
        return path.machine.state() != PathState.TIMEOUT || map.kernel.queues() || map.kernel.activePaths() > 1;
    }

    /**
     * Another logical unit may answer on the path: no I/O goes there before that is known, if I/O can wait or go elsewhere.
     * {@link #align} gives the path back once its identity has been read again.
     */
    void doubt(ManagedMap map, Path path) {
        String devT = path.identity().deviceNumbers();
        boolean active = map.kernel != null && map.kernel.isActive(devT);
        if (active && (map.kernel.queues() || map.kernel.activePaths() > 1)) {
            map.kernel.setActive(devT, false);
            post.failPath(map, path);
        }
    }

    /** Fails a path that must not be used for this map whatever its state: another logical unit answers on it. */
    void expel(ManagedMap map, Path path) {
        String devT = path.identity().deviceNumbers();
        if (map.kernel != null && map.kernel.has(devT)) {
            map.kernel.setActive(devT, false);
            post.failPath(map, path);
        }
    }

    private Rest rest(Path path) {
        Rest rest = rests[path.row];
        if (rest == null) {
            rest = new Rest();
            rests[path.row] = rest;
        }
        if (rest.tenant != path.tenant) {
            rest.tenant = path.tenant;
            rest.reinstatedNs = 0;
            rest.restNs = 0;
            rest.notBeforeNs = Long.MIN_VALUE;
        }
        return rest;
    }
}
