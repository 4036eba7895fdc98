package io.polypath.cli.multipath;

import io.polypath.agent.claim.ClaimMarkers;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.state.BindingsFile;
import io.polypath.agent.state.BindingsReading;
import io.polypath.agent.state.StateAnswer;
import io.polypath.agent.state.WwidsFile;
import io.polypath.cli.runtime.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code multipath -a}, {@code -w} and {@code -W}: the wwids file, and what udev's rules know of it. */
final class WwidDeeds {

    private final Host host;
    private final PrintStream out;
    private final WwidsFile file;
    private final ClaimMarkers markers;

    WwidDeeds(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
        file = new WwidsFile(host.wwids());
        markers = new ClaimMarkers(host.claims());
    }

    boolean add(String wwid) throws IOException {
        boolean done = file.remember(wwid) instanceof StateAnswer.Done<Boolean>;
        if (done) {
            markers.known(wwid, true);
        }
        out.println(done ? "wwid '" + wwid + "' added" : "failed adding '" + wwid + "' to wwids file");
        return done;
    }

    boolean remove(String wwid) throws IOException {
        if (!(file.forget(wwid) instanceof StateAnswer.Done<Boolean>(Boolean wasThere))) {
            return false;
        }
        markers.known(wwid, false);
        out.println(wasThere ? "wwid '" + wwid + "' removed" : "wwid '" + wwid + "' not in wwids file");
        return true;
    }

    boolean reset() throws IOException {
        Set<String> mapped = new LinkedHashSet<>();
        new MapNames(host).all().forEach(map -> mapped.add(map.wwid()));
        boolean done = file.reset(mapped) instanceof StateAnswer.Done<Boolean>;
        if (done) {
            markers.known(mapped);
            out.println("successfully reset wwids");
        }
        return done;
    }

    /**
     * The identity that a word means: a disk's, a map's, that which a name is bound to, or itself.
     *
     * @param blacklistCounts whether a disk that the blacklist has is refused
     */
    String identity(Subject subject, MultipathConf conf, boolean blacklistCounts) throws Failure {
        return switch (subject) {
            case Subject.OfMap(MapNames.Entry map) -> map.wwid();
            case Subject.Unmapped(String text) -> {
                boolean bound = new BindingsFile(host.bindings()).load() instanceof StateAnswer.Done<BindingsReading>(var reading)
                        && reading.bindings().wwidOf(text) != null;
                yield bound ? new BindingsFile(host.bindings()).load().orNull().bindings().wwidOf(text) : text;
            }
            case Subject.OfDisk(String name) -> ofDisk(name, conf, blacklistCounts);
        };
    }

    private String ofDisk(String name, MultipathConf conf, boolean blacklistCounts) throws Failure {
        try (Arena arena = Arena.ofConfined()) {
            Disk disk = new Disks(arena, host, conf, Map.of()).read(name);
            if (disk == null || disk.wwid() == null) {
                throw new Failure(name + " has no identity");
            }
            if (blacklistCounts && !disk.exclusion().isEmpty()) {
                throw new Failure(name + " is blacklisted: " + disk.exclusion());
            }
            return disk.wwid();
        }
    }
}
