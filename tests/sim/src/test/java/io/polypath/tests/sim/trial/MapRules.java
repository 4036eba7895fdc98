package io.polypath.tests.sim.trial;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.map.TableGroup;
import io.polypath.agent.map.TablePath;
import io.polypath.sim.kernel.DeviceState;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.LinkState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may never happen to a map. */
final class MapRules {

    /** After the target has given another name, I/O ends at once, and the path leaves the table soon. */
    private static final long ACTIVE_NS = Draw.SECOND;
    private static final long MEMBER_NS = 10 * Draw.SECOND;

    /** Where the first name that a disk gives is not what udev has, udev is asked, which may be late, or not be heard at once. */
    private static final long REREAD_NS = 35 * Draw.SECOND;

    /** A change that failed is tried again within a minute. */
    private static final long RETRY_NS = 70 * Draw.SECOND;

    /** A disk without a flaw for so long has answered everything that was asked while there was one. */
    private static final long PROVEN_NS = 90 * Draw.SECOND;
    private static final long DOUBT_NS = Draw.SECOND;

    private final Witness witness;
    private final Stage stage;

    /** Members of each table, {@code uuid devT}, that the kernel has failed, with the trace's event at which that was seen. */
    private final Map<String, Long> failed = new HashMap<>();

    private final Set<String> inactive = new HashSet<>();

    MapRules(Witness witness) {
        this.witness = witness;
        stage = witness.stage;
    }

    private MappedDevice map(String uuid) {
        return stage.fabric.kernel().mapper().device(uuid);
    }

    void messages(String uuid, String words) {
        MappedDevice map = map(uuid);
        if (map == null) {
            return;
        }
        if (words.startsWith("reinstate_path ")) {
            reinstates(map, words.substring(words.indexOf(' ') + 1));
        } else if (words.startsWith("fail_path ")) {
            fails(map, words.substring(words.indexOf(' ') + 1));
        }
    }

    /** What the kernel failed is given back only to the unit of its map, by an answer to a question that was asked since. */
    private void reinstates(MappedDevice map, String devT) {
        SimPath disk = witness.disk(devT);
        Long failedEvent = failed.get(map.uuid() + " " + devT);
        if (disk == null || failedEvent == null) {
            return;
        }
        DiskStory story = witness.story(disk);
        boolean cannotTell = story.name == 0 && story.unreadable >= DiskStory.CANNOT_TELL;
        if (!cannotTell && (story.namedEvent < failedEvent || story.name != Witness.nameOf(map))) {
            throw new Violation("no path comes back on old news", disk + " was failed at event " + failedEvent
                    + ", and last said who it is at " + story.namedEvent + ", then " + Long.toHexString(story.name));
        }
    }

    /** The daemon does not fail the last path that works, unless I/O waits until it is known again who answers there. */
    private void fails(MappedDevice map, String devT) {
        SimPath disk = witness.disk(devT);
        boolean[] state = new boolean[2];
        map.paths((path, active) -> state[path.equals(devT) ? 0 : 1] |= active);
        if (disk != null && state[0] && !state[1] && proven(disk) && belongs(disk, map) && !(map.queues() && doubted(disk))) {
            throw new Violation("no act of ours fails the last path", disk + " of " + map.uuid());
        }
        if (disk != null && state[0] && !state[1] && !map.queues() && silent(disk, map)) {
            throw new Violation("silence fails no last path of a map that does not queue", disk + " of " + map.uuid());
        }
    }

    private boolean proven(SimPath disk) {
        return stage.nowNs() - witness.story(disk).flawNs > PROVEN_NS;
    }

    private boolean doubted(SimPath disk) {
        return stage.nowNs() - witness.story(disk).doubtedNs < DOUBT_NS;
    }

    /** Whether nothing but silence speaks against a map's disk. */
    private boolean silent(SimPath disk, MappedDevice map) {
        DiskStory story = witness.story(disk);
        return story.isSilent()
                && stage.nowNs() - story.silentNs >= stage.wishes().checkTimeoutNs()
                && story.failedNs < story.answeredNs
                && story.name == Witness.nameOf(map)
                && disk.state() == DeviceState.RUNNING
                && disk.nexus().link().state() == LinkState.UP;
    }

    private static boolean belongs(SimPath disk, MappedDevice map) {
        return disk.nexus().unit() != null && disk.nexus().unit().naaLow() == Witness.nameOf(map);
    }

    void loads(String uuid, long sectors, String parameters, boolean readOnly) {
        MappedDevice map = map(uuid);
        MapTable wanted = KernelTable.parse(parameters).orNull();
        MapTable live = map == null || map.table() == null ? null : KernelTable.parse(map.table()).orNull();
        if (wanted == null) {
            throw new Violation("tables make sense", parameters);
        }
        if (live == null) {
            return;
        }
        boolean same = groups(wanted).equals(groups(live))
                && wanted.handler().equals(live.handler())
                && others(wanted).equals(others(live))
                && map.sectors() == sectors
                && !readOnly;
        if (same) {
            throw new Violation("no load where nothing differs", uuid + ": " + parameters);
        }
        map.paths((devT, active) -> {
            SimPath disk = witness.disk(devT);
            if (disk != null && proven(disk) && belongs(disk, map) && !has(wanted, devT)) {
                throw new Violation("no load leaves out a path that works", disk + " of " + uuid + ": " + parameters);
            }
        });
    }

    /** Without the figures of a selector, which the kernel completes. */
    private static List<List<String>> groups(MapTable table) {
        return table.groups().stream().map(group -> group.paths().stream().map(TablePath::devT).toList()).toList();
    }

    private static FeatureList others(MapTable table) {
        return table.features().without(FeatureList.QUEUE_IF_NO_PATH);
    }

    private static boolean has(MapTable table, String devT) {
        for (TableGroup group : table.groups()) {
            for (TablePath path : group.paths()) {
                if (path.devT().equals(devT)) {
                    return true;
                }
            }
        }
        return false;
    }

    void done(String uuid, String what, int error) {
        scan(error == 0 && what.startsWith("fail_path ") ? uuid + " " + what.substring(what.indexOf(' ') + 1) : null);
    }

    /** Looks at which paths are failed. @param ours the one that the daemon has failed just now; null for none */
    void scan(String ours) {
        Set<String> before = new HashSet<>(inactive);
        inactive.clear();
        for (MappedDevice map : stage.fabric.kernel().mapper().all()) {
            map.paths((devT, active) -> {
                String member = map.uuid() + " " + devT;
                if (!active) {
                    inactive.add(member);
                    if (!before.contains(member) && !member.equals(ours)) {
                        failed.put(member, stage.trace.events());
                        witness.kernelFailed(devT);
                    }
                }
            });
        }
        failed.keySet().retainAll(inactive);
    }

    void step() {
        if (stage.daemon() == null || witness.mapperTroubled(MEMBER_NS)) {
            return;
        }
        for (MappedDevice map : stage.fabric.kernel().mapper().all()) {
            map.paths((devT, active) -> member(map, devT, active));
        }
    }

    /** Whether a map has anything to be loaded anew with: one that has lost all of its own may keep what it has, with nothing active. */
    private boolean mayChange(MappedDevice map) {
        boolean[] own = new boolean[1];
        map.paths((devT, active) -> {
            SimPath disk = witness.disk(devT);
            own[0] |= disk != null && belongs(disk, map);
        });
        return own[0];
    }

    private void member(MappedDevice map, String devT, boolean active) {
        SimPath disk = witness.disk(devT);
        if (disk == null) {
            return;
        }
        DiskStory story = witness.story(disk);
        long knownNs = stage.nowNs() - Math.max(story.namedNs, story.unitNs) - (story.renamed ? 0 : REREAD_NS);
        boolean another = story.name != 0 && story.name != Witness.nameOf(map) && !belongs(disk, map);
        if (another && active && knownNs > ACTIVE_NS) {
            throw new Violation("no I/O to another unit", disk + " is active in " + map.uuid() + " and is " + Long.toHexString(story.name));
        }
        if (another && knownNs > MEMBER_NS && mayChange(map) && !witness.mapperTroubled(RETRY_NS)) {
            throw new Violation("one identity per map", disk + " is in " + map.uuid() + " and is " + Long.toHexString(story.name));
        }
    }
}
