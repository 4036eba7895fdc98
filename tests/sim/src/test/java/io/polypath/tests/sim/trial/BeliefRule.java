package io.polypath.tests.sim.trial;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Tpgs;
import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import java.util.Map;

/** What the daemon may believe of a path: not that it works while it does not answer, and nothing else than what has been so for long. */
final class BeliefRule {

    /** Checks that were under way, and retries. */
    private static final long SLACK_NS = 40 * Draw.SECOND;

    /** A unit that refused to report its states is asked again with every fourth check or so. */
    private static final long KNOWN_SLACK_NS = 4 * Wishes.MAX_POLLING_NS;

    /** From the deadline to the verdict. */
    private static final long SILENCE_SLACK_NS = 5 * Draw.SECOND;

    private static final int UNKNOWN = -1;

    /** Where a handful of disks can take all the room that there is for commands. */
    private static final int FEW_COMMANDS = 8;

    private final Witness witness;
    private final Stage stage;

    /** When a disk of each host last had not answered in time; a read that may be of a test takes room like any other. */
    private final Map<HostAdapter, Long> silentHostNs = new IdentityHashMap<>();

    BeliefRule(Witness witness) {
        this.witness = witness;
        stage = witness.stage;
    }

    void pulse() {
        noteSilentHosts();
        Incarnation daemon = stage.daemon();
        if (daemon != null && daemon.lanes.readiness().isReached()) {
            daemon.paths(this::believed);
        }
    }

    private void noteSilentHosts() {
        for (SimPath disk : stage.fabric.kernel().disks().all()) {
            DiskStory story = witness.story(disk);
            if (story.unansweredNs != DiskStory.NEVER && stage.nowNs() - story.unansweredNs >= stage.wishes().checkTimeoutNs()) {
                silentHostNs.put(disk.nexus().link().host(), stage.nowNs());
            }
        }
    }

    private void believed(MemorySegment row) {
        SimPath disk = witness.disk(PathRow.major(row) + ":" + PathRow.minor(row));
        if (disk == null) {
            return;
        }
        DiskStory story = witness.story(disk);
        PathState state = PathState.ofNumber(PathRow.state(row));
        long silentNs = stage.nowNs() - story.silentNs;
        if (story.isSilent() && state.usable() && silentNs > stage.wishes().checkTimeoutNs() + SILENCE_SLACK_NS) {
            throw new Violation("nobody is believed in silence",
                    disk + " has not answered for " + silentNs / 1_000_000 + " ms and is " + state);
        }
        if (isSteady(story, 0)) {
            state(disk, state);
            groupState(disk, PathRow.groupState(row));
        }
    }

    /** Whether nothing has changed for so long that all must be known. */
    private boolean isSteady(DiskStory story, long moreNs) {
        long limitNs = Wishes.MAX_POLLING_NS + stage.wishes().checkTimeoutNs() + SLACK_NS;
        return stage.nowNs() - Math.max(story.unsteadyNs, stage.wishesNs()) > limitNs + moreNs;
    }

    /** On a host that takes few commands, those that hang at other disks leave no room to ask: whether it takes any cannot be known. */
    private boolean mayHaveNoRoom(SimPath disk) {
        HostAdapter host = disk.nexus().link().host();
        long silentNs = silentHostNs.getOrDefault(host, DiskStory.NEVER);
        return host.canQueue() <= FEW_COMMANDS && silentNs != DiskStory.NEVER
                && stage.nowNs() - silentNs <= Wishes.MAX_POLLING_NS + SLACK_NS;
    }

    private void state(SimPath disk, PathState state) {
        if (state == PathState.TIMEOUT && mayHaveNoRoom(disk)) {
            return;
        }
        AccessState access = disk.nexus().accessState();
        boolean fits = switch (access) {
            case OPTIMIZED, NON_OPTIMIZED, LBA_DEPENDENT -> state == PathState.UP || state == PathState.DELAYED;
            case STANDBY -> state != PathState.UP;
            case UNAVAILABLE, OFFLINE, TRANSITIONING -> !state.usable();
        };
        if (!fits) {
            throw new Violation("no belief against what is so", disk + " is " + access + ", and said to be " + state);
        }
    }

    /** One path tells of all groups of its unit: one that became another unit in silence tells of another's. */
    private void groupState(SimPath disk, int told) {
        Nexus nexus = disk.nexus();
        boolean reports = nexus.link().port().array().profile().tpgs() != Tpgs.NONE;
        long name = witness.story(disk).name;
        boolean siblingsAreSteady = name == nexus.unit().naaLow() && stage.fabric.kernel().disks().all().stream()
                .filter(other -> witness.story(other).name == name)
                .allMatch(other -> isSteady(witness.story(other), 0) && other.nexus().unit() == nexus.unit());
        if (!reports || !siblingsAreSteady) {
            return;
        }
        boolean mustBeKnown = isSteady(witness.story(disk), KNOWN_SLACK_NS);
        if (told == UNKNOWN && mustBeKnown && !stage.wishes().says("detect_checker", "no")) {
            throw new Violation("access states are known", disk + " is " + nexus.accessState());
        }
        if (told != UNKNOWN && told != nexus.accessState().code()) {
            throw new Violation("no belief against what is so", disk + " is " + nexus.accessState() + ", and said to be in state " + told);
        }
    }
}
