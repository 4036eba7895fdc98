package io.polypath.agent.keeper;

import io.polypath.agent.path.KernelIntent;
import io.polypath.agent.path.KernelRule;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.Path;
import java.util.List;

/**
 * Makes the kernel take from and give to each path of a map what the path's state calls for. Owner lane only.
 *
 * <p>Silence is no evidence: a map that does not queue keeps its last path although that path does not answer, because to fail it
 * would turn a wait into an error.
 */
final class Steering {

    private final Members members;
    private final MapperPost post;
    private final Rest[] rests;
    private final int[] tenants;

    Steering(Members members, MapperPost post, int maxPaths) {
        this.members = members;
        this.post = post;
        rests = new Rest[maxPaths];
        tenants = new int[maxPaths];
    }

    /** The kernel failed a path: the next reinstatement may have to wait. */
    void failedByKernel(Path path, long nowNs) {
        rest(path).failed(nowNs);
    }

    /** The kernel was read: a group that it passes over may have to wait before it is enabled again. */
    static void groupsRead(ManagedMap map, long nowNs) {
        if (map.kernel.passesOverGroups()) {
            map.groupRest.failed(nowNs);
        }
    }

    /**
     * Sends what differs. A path that is only kept because nobody knew who it is may have turned out to be another unit's meanwhile.
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
        return Math.min(againNs, enableGroups(map, nowNs));
    }

    /**
     * A group that the kernel passes over although one of its paths answers: somebody's message, or its controller refused to be
     * activated. The kernel says so only once, and of a group that took I/O again by itself it says nothing.
     */
    private long enableGroups(ManagedMap map, long nowNs) {
        long againNs = MapClocks.NEVER;
        for (int i = 0; i < map.members.size(); i++) {
            Path path = map.members.get(i);
            int group = map.kernel.groupOf(path.deviceNumbers());
            if (!map.kernel.isDisabled(group) || !path.machine.state().usable() || !map.wwid.equals(path.wwid())) {
                continue;
            }
            if (nowNs < map.groupRest.notBeforeNs()) {
                againNs = map.groupRest.notBeforeNs();
            } else {
                map.groupRest.broughtBack(nowNs);
                enable(map, group);
            }
        }
        return againNs;
    }

    private void enable(ManagedMap map, int group) {
        map.kernel.enabled(group);
        post.enableGroup(map, group);
    }

    private long align(ManagedMap map, Path path, long nowNs) {
        KernelView kernel = map.kernel;
        String devT = path.deviceNumbers();
        if (!kernel.has(devT)) {
            return MapClocks.NEVER;
        }
        boolean active = kernel.isActive(devT);
        KernelIntent intent = KernelRule.intentOf(path.machine.state(), kernel.activePaths() > 0, path.tpgs());
        if (intent == KernelIntent.FAIL && active && mayFail(map, path)) {
            fail(map, path);
        } else if (intent == KernelIntent.REINSTATE && !active && mayReinstate(map, path)) {
            return reinstate(map, path, nowNs);
        }
        return MapClocks.NEVER;
    }

    private static boolean mayReinstate(ManagedMap map, Path path) {
        return map.wwid.equals(path.wwid()) && path.check.identityKnown && !MissingCapacities.isMissing(path);
    }

    private long reinstate(ManagedMap map, Path path, long nowNs) {
        Rest rest = rest(path);
        if (nowNs < rest.notBeforeNs()) {
            return rest.notBeforeNs();
        }
        rest.broughtBack(nowNs);
        String devT = path.deviceNumbers();
        map.kernel.setActive(devT, true);
        post.reinstatePath(map, path);
        int group = map.kernel.groupOf(devT);
        if (map.kernel.isDisabled(group)) {
            enable(map, group);
        }
        return MapClocks.NEVER;
    }

    /**
     * Whether a path may be failed: also one of which it is not known whose it is, where more than silence speaks against it. Silence fails
     * a last one only where I/O can wait, and not when it is the silence of others that left no room to ask; and one that is only withheld
     * is better than none.
     */
    private boolean mayFail(ManagedMap map, Path path) {
        if (!map.wwid.equals(path.wwid()) && path.machine.state() != PathState.DOWN) {
            return false;
        }
        if (isAnotherLeft(map, path)) {
            return true;
        }
        return switch (path.machine.state()) {
            case TIMEOUT -> map.kernel.queues() && !isUnasked(path);
            case DELAYED -> false;
            default -> true;
        };
    }

    /** Whether the kernel uses another path of the table. One whose disk has gone counts for nothing, though the kernel has not noticed. */
    private boolean isAnotherLeft(ManagedMap map, Path path) {
        List<String> devices = map.kernel.devices();
        for (int i = 0; i < devices.size(); i++) {
            String devT = devices.get(i);
            if (map.kernel.isActive(devT) && !devT.equals(path.deviceNumbers()) && members.byNumbers(devT) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but its neighbours' silence has ever spoken against the path: it may have been silent itself before or since. */
    private static boolean isUnasked(Path path) {
        return path.machine.reason() == Reason.HOST_STALLED && path.machine.checkReason() == Reason.HOST_STALLED;
    }

    /**
     * Another logical unit may answer on the path: no I/O goes there before that is known, if I/O can wait or go elsewhere.
     * {@link #align} gives the path back once its identity has been read again.
     *
     * @return whether it was failed
     */
    boolean doubt(ManagedMap map, Path path) {
        String devT = path.deviceNumbers();
        boolean active = map.kernel != null && map.kernel.isActive(devT);
        boolean fails = active && (map.kernel.queues() || isAnotherLeft(map, path));
        if (fails) {
            fail(map, path);
        }
        return fails;
    }

    /**
     * It is not known which logical unit answers on the path, and may not become known as long as I/O waits, because udev itself may
     * need it: the path is failed where another one is left.
     */
    void giveWay(ManagedMap map, Path path) {
        String devT = path.deviceNumbers();
        if (map.kernel != null && map.kernel.isActive(devT) && isAnotherLeft(map, path)) {
            fail(map, path);
        }
    }

    /** Fails a path that must not be used for this map whatever its state: another logical unit answers on it. */
    void expel(ManagedMap map, Path path) {
        String devT = path.deviceNumbers();
        if (map.kernel != null && map.kernel.has(devT)) {
            fail(map, path);
        }
    }

    private void fail(ManagedMap map, Path path) {
        map.kernel.setActive(path.deviceNumbers(), false);
        post.failPath(map, path);
    }

    private Rest rest(Path path) {
        if (rests[path.row] == null || tenants[path.row] != path.tenant) {
            rests[path.row] = new Rest();
            tenants[path.row] = path.tenant;
        }
        return rests[path.row];
    }
}
