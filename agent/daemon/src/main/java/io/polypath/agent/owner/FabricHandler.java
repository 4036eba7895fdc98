package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.FabricEvent;
import io.polypath.agent.record.FabricEvent.LinkChange;
import io.polypath.agent.topology.Path;
import io.polypath.agent.transport.TransportKind;
import io.polypath.udev.transport.FpinKind;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Applies what transports tell. Owner lane only.
 *
 * <p>An event is a hint, a check is proof: what an event may concern is checked, all of it together once the burst has settled. Only a
 * report of bad links marks paths by itself, where {@code marginal_pathgroups fpin} says so.
 */
final class FabricHandler {

    /** A change in a fabric is told by one event per port. */
    private static final long SETTLE_NS = 200_000_000L;

    /** Event of a congestion descriptor that says that it is over. */
    private static final int CONGESTION_OVER = 0;

    private final Holdings holdings;
    private final Policy policy;
    private final Checks checks;
    private final Outcomes outcomes;
    private final Timers timers;
    private final Journal journal;
    private final Consumer<Errand> hints;
    private final BitSet unsettled = new BitSet();

    /** @param hints what the clerk is to tell the kernel, if it has time */
    FabricHandler(
            Holdings holdings,
            Policy policy,
            Checks checks,
            Outcomes outcomes,
            Timers timers,
            Journal journal,
            Consumer<Errand> hints) {
        this.holdings = holdings;
        this.policy = policy;
        this.checks = checks;
        this.outcomes = outcomes;
        this.timers = timers;
        this.journal = journal;
        this.hints = hints;
    }

    void apply(FabricEvent event, long nowNs) {
        switch (event) {
            case FabricEvent.Link link -> link(link, nowNs);
            case FabricEvent.Impact impact -> impact(impact, nowNs);
            case FabricEvent.Session session -> session(session, nowNs);
        }
    }

    /** Events were lost: any of them may have concerned any path of these transports. */
    void resync(long nowNs) {
        journal.note(FlightKind.FABRIC, 0, FixedText.bytes("events were lost"), nowNs);
        for (Path path : holdings.all()) {
            TransportKind kind = TransportKind.of(path.identity().protocol());
            if (kind == TransportKind.FIBRE_CHANNEL || kind == TransportKind.ISCSI) {
                checks.soon(path, nowNs);
            }
        }
    }

    /** A lost link is looked at now, everything else when the burst is over. */
    private void link(FabricEvent.Link link, long nowNs) {
        journal.note(FlightKind.FABRIC, link.host(), FixedText.bytes("host" + link.host() + ": " + link.what()), nowNs);
        if (link.change() == LinkChange.LOST) {
            probe(link.host(), nowNs);
            return;
        }
        if (unsettled.isEmpty()) {
            timers.duty(Timers.Duty.FABRIC, nowNs + SETTLE_NS);
        }
        unsettled.set(link.host());
    }

    /** Bursts are over: what lies behind their hosts is checked, and what was reported about links there no longer counts. */
    void settled(long nowNs) {
        for (int host = unsettled.nextSetBit(0); host >= 0; host = unsettled.nextSetBit(host + 1)) {
            probe(host, nowNs);
            acquit(host, nowNs);
        }
        unsettled.clear();
    }

    private void probe(int host, long nowNs) {
        for (Path path : holdings.ofHost(host)) {
            checks.soon(path, nowNs);
        }
    }

    private void acquit(int host, long nowNs) {
        Set<String> ports = new HashSet<>();
        for (Path path : holdings.ofHost(host)) {
            if (path.marginal(MarginalCause.FABRIC)) {
                outcomes.mark(path, MarginalCause.FABRIC, false, nowNs);
                ports.add(path.identity().fabric().portDevice());
            }
        }
        ports.forEach(port -> hints.accept(new Errand.MarkPort(port, false)));
    }

    private void impact(FabricEvent.Impact impact, long nowNs) {
        List<Path> concerned = holdings.ofHost(impact.host()).stream()
                .filter(path -> impact.ports().contains(path.identity().fabric().targetPort())).toList();
        String text = "host" + impact.host() + ": " + word(impact) + ", " + concerned.size() + " paths";
        journal.note(FlightKind.FABRIC, impact.host(), FixedText.bytes(text), nowNs);
        if (impact.kind() != FpinKind.LINK_INTEGRITY) {
            return;
        }
        concerned.forEach(path -> checks.soon(path, nowNs));
        if (policy.globals().marginalByFabric()) {
            convict(concerned, nowNs);
        }
    }

    /** The kernel is told too: it then gives up I/O on the port instead of repeating it. */
    private void convict(List<Path> paths, long nowNs) {
        Set<String> ports = new HashSet<>();
        for (Path path : paths) {
            if (!path.marginal(MarginalCause.FABRIC)) {
                outcomes.mark(path, MarginalCause.FABRIC, true, nowNs);
                ports.add(path.identity().fabric().portDevice());
            }
        }
        ports.forEach(port -> hints.accept(new Errand.MarkPort(port, true)));
    }

    private static String word(FabricEvent.Impact impact) {
        return switch (impact.kind()) {
            case LINK_INTEGRITY -> "link integrity, event " + impact.event();
            case DELIVERY -> "frames not delivered, reason " + impact.event();
            case PEER_CONGESTION, CONGESTION ->
                impact.event() == CONGESTION_OVER ? "congestion over" : "congestion, event " + impact.event();
            case OTHER -> "another notification";
        };
    }

    private void session(FabricEvent.Session session, long nowNs) {
        String name = "session" + session.session();
        journal.note(FlightKind.FABRIC, session.session(), FixedText.bytes(name + ": " + session.kind()), nowNs);
        for (Path path : holdings.all()) {
            if (path.identity().fabric().portDevice().equals(name)) {
                checks.soon(path, nowNs);
            }
        }
    }
}
