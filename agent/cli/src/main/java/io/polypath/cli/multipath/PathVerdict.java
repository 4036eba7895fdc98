package io.polypath.cli.multipath;

import io.polypath.agent.claim.ClaimMarkers;
import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.map.ClaimFacts;
import io.polypath.agent.map.FindMultipaths;
import io.polypath.agent.map.FindMultipaths.Claim;
import io.polypath.agent.state.WwidsFile;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether a disk is a path: {@code multipath -c} and {@code -u}. Gathers what {@link FindMultipaths} decides by, the costly facts only
 * where it comes to them. Used by one thread.
 */
final class PathVerdict {

    private static final String RELEASED = "0";

    private final Arena arena;
    private final Host host;
    private final MultipathConf conf;
    private final FindMultipaths mode;
    private final Disks disks;
    private final MapNames maps;
    private final Map<String, String> environment;

    /**
     * @param ignoreWwids {@code -i}
     * @param environment of the process: an earlier verdict, and where udev asks its properties
     */
    PathVerdict(Arena arena, Host host, MultipathConf conf, Map<String, String> environment, boolean ignoreWwids, boolean uevent) {
        this.arena = arena;
        this.host = host;
        this.conf = conf;
        this.environment = environment;
        mode = ignoreWwids ? looser(conf) : GlobalSettings.of(conf).findMultipaths();
        disks = new Disks(arena, host, conf, uevent ? environment : Map.of());
        maps = new MapNames(host);
    }

    private static FindMultipaths looser(MultipathConf conf) {
        return switch (GlobalSettings.of(conf).findMultipaths()) {
            case ON, STRICT, SMART -> FindMultipaths.SMART;
            case OFF, GREEDY -> FindMultipaths.GREEDY;
        };
    }

    /**
     * A verdict.
     *
     * @param claim MAYBE only while the disk waits for a second path
     * @param left what is left of that; {@link WaitClock#NEVER} when it never waited
     */
    record Answer(Claim claim, Duration left) {

        /** As udev imports it. */
        String text() {
            String waits = left.isNegative() ? "" : "FIND_MULTIPATHS_WAIT_UNTIL=\"" + until() + "\"\n";
            int value = switch (claim) {
                case NO -> 0;
                case YES -> 1;
                case MAYBE -> 2;
            };
            return waits + "DM_MULTIPATH_DEVICE_PATH=\"" + value + "\"\n";
        }

        private String until() {
            return left.isZero() ? "0" : "%d.%06d".formatted(left.toSeconds(), left.toNanosPart() / 1_000);
        }
    }

    /**
     * @param name kernel name
     * @param daemon whether a daemon can be reached, where it has to be; asked only when it matters
     * @return null when there is no such disk
     */
    Answer judge(String name, BooleanSupplier daemon) throws IOException {
        boolean inMap = maps.holding(name) != null;
        if (!inMap && !daemon.getAsBoolean()) {
            return new Answer(Claim.NO, WaitClock.NEVER);
        }
        Disk disk = disks.read(name);
        if (disk == null) {
            return null;
        }
        Claim first = mode.claims(facts(disk, inMap, 1));
        if (first != Claim.MAYBE) {
            return new Answer(first, WaitClock.NEVER);
        }
        WaitClock clock = new WaitClock(host, Instant.now());
        if (!canBeOpened(disk)) {
            return new Answer(maps.holding(name) == null ? Claim.NO : Claim.YES, WaitClock.NEVER);
        }
        Claim second = mode.claims(facts(disk, inMap, disks.pathsTo(disk.wwid())));
        if (second != Claim.MAYBE) {
            return new Answer(second, clock.left(disk.devT()));
        }
        Duration left = clock.waiting(disk.devT(), seconds(disk));
        return new Answer(left.isPositive() ? Claim.MAYBE : Claim.NO, left);
    }

    private ClaimFacts facts(Disk disk, boolean inMap, int paths) {
        String wwid = disk.wwid() == null ? "" : disk.wwid();
        boolean failed = new ClaimMarkers(host.claims()).hasFailed(wwid);
        boolean known = new WwidsFile(host.wwids()).all().orNull() instanceof List<String> wwids && wwids.contains(wwid);
        return new ClaimFacts(
                inMap,
                true,
                disk.isCandidate(),
                failed,
                new DiskUse(host).inUse(disk.name()),
                known,
                maps.ofWwid(wwid) != null,
                RELEASED.equals(environment.get("DM_MULTIPATH_DEVICE_PATH")),
                false,
                paths);
    }

    /** Reading only: udevd would take the end of writing for a change. */
    private boolean canBeOpened(Disk disk) {
        Sys sys = new Sys(arena);
        int flags = Linux.O_RDONLY() | Linux.O_EXCL() | Linux.O_CLOEXEC() | Linux.O_NONBLOCK();
        int descriptor = sys.open(arena.allocateFrom(host.dev().resolve(disk.name()).toString()), flags, 0);
        if (descriptor >= 0) {
            sys.close(descriptor);
        }
        return descriptor >= 0;
    }

    private long seconds(Disk disk) {
        boolean known = !conf.hardware()
                .match(disk.survey().vendor(), disk.survey().product(), disk.survey().revision()).isEmpty();
        return FindMultipaths.waitSeconds(GlobalSettings.of(conf).findMultipathsTimeoutSeconds(), known);
    }
}
