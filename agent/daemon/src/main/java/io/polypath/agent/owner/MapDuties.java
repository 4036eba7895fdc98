package io.polypath.agent.owner;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.keeper.KeeperHost;
import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.topology.Path;

/** What the keeper of the maps asks of the rest of the owner. Owner lane only. */
final class MapDuties implements KeeperHost {

    /** Whether disks are being found is worked out over all paths, so not more often than this. */
    private static final long GLANCE_NS = 20_000_000L;

    private final Timers timers;
    private final Journal journal;
    private final Discovery discovery;
    private Checks checks;
    private Outcomes outcomes;
    private boolean discovering = true;
    private long glanceNs = Long.MIN_VALUE / 2;

    MapDuties(Timers timers, Journal journal, Discovery discovery) {
        this.timers = timers;
        this.journal = journal;
        this.discovery = discovery;
    }

    /** Made after the keeper, which is what they report to. */
    void paths(Checks pathChecks, Outcomes pathOutcomes) {
        checks = pathChecks;
        outcomes = pathOutcomes;
    }

    @Override
    public void mapTimer(int row, long atNs) {
        timers.map(row, atNs);
    }

    @Override
    public void checkSoon(Path path, long nowNs) {
        checks.soon(path, nowNs);
    }

    @Override
    public void kernelFailed(Path path, long nowNs) {
        outcomes.happen(path, PathEvent.KERNEL_FAILED, nowNs);
    }

    @Override
    public boolean discovering(long nowNs) {
        if (nowNs - glanceNs >= GLANCE_NS) {
            glanceNs = nowNs;
            discovering = !discovery.settled();
        }
        if (discovering) {
            timers.duty(Timers.Duty.GLANCE, glanceNs + GLANCE_NS);
        }
        return discovering;
    }

    @Override
    public boolean leavesAlone(String devT) {
        return discovery.excludes(devT);
    }

    @Override
    public boolean udevRuns() {
        return discovery.udevRuns();
    }

    @Override
    public void note(FlightKind kind, Path path, long value, String text, long nowNs) {
        journal.note(kind, path, value, FixedText.bytes(text), nowNs);
    }

    @Override
    public void trouble(String text, long nowNs) {
        journal.note(FlightKind.TROUBLE, 0, FixedText.bytes(text), nowNs);
    }

    @Override
    public void note(FlightKind kind, ManagedMap map, long value, String text, long nowNs) {
        journal.map(kind, FixedText.bytes(map.shownName()), FixedText.bytes(map.wwid().text()), value, FixedText.bytes(text), nowNs);
    }
}
