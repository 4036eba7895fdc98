package io.polypath.agent.boot;

import io.polypath.agent.desk.DeskCounters;
import io.polypath.agent.desk.Refusal;
import io.polypath.agent.listen.TransportCounters;
import io.polypath.agent.listen.UeventCounters;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.agent.port.Clock;
import io.polypath.agent.runner.RunnerCounters;
import io.polypath.agent.scribe.CountedName;
import io.polypath.udev.UeventError;
import io.polypath.udev.transport.TransportEventError;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** All that lanes count, by name. */
final class Counted {

    private static final long SECOND_NS = 1_000_000_000;
    private static final String UEVENTS = "uevents";
    private static final String TRANSPORTS = "transport_events";
    private static final String RUNNERS = "runners";
    private static final String CLIENTS = "clients";

    /** Datagrams with nothing wrong. */
    private static final String SOUND = "sound";

    private final SequencedMap<String, LongSupplier> counters = new LinkedHashMap<>();

    /** What udev and the kernel told of devices. */
    Counted uevents(UeventCounters counted, UeventLoss loss) {
        for (UeventError error : UeventError.values()) {
            boolean sound = error == UeventError.NONE;
            add(sound ? CountedName.total(UEVENTS, SOUND) : CountedName.total(UEVENTS, error), () -> counted.count(error));
        }
        add(CountedName.total(UEVENTS, "passed_on"), counted::passedOnCount);
        add(CountedName.total(UEVENTS, "losses"), loss::reports);
        return this;
    }

    /** What Fibre Channel and iSCSI told. */
    Counted transports(TransportCounters counted, UeventLoss loss) {
        for (TransportEventError error : TransportEventError.values()) {
            boolean sound = error == TransportEventError.NONE;
            add(sound ? CountedName.total(TRANSPORTS, SOUND) : CountedName.total(TRANSPORTS, error), () -> counted.count(error));
        }
        add(CountedName.total(TRANSPORTS, "passed_on"), counted::passedOnCount);
        add(CountedName.total(TRANSPORTS, "no_room"), counted::droppedCount);
        add(CountedName.total(TRANSPORTS, "missed"), counted::missedCount);
        add(CountedName.total(TRANSPORTS, "losses"), loss::reports);
        return this;
    }

    /** Commands that may hang, and who carries them out. */
    Counted runners(RunnerCounters counted, Clock clock) {
        add(CountedName.level(RUNNERS, "busy"), counted::busy);
        add(CountedName.level(RUNNERS, "stalled"), counted::stalledNow);
        add(CountedName.level(RUNNERS, "waiting"), counted::waitingNow);
        add(CountedName.level(RUNNERS, "longest_stall_seconds"), () -> counted.longestStallNs(clock.nanoTime()) / SECOND_NS);
        add(CountedName.total(RUNNERS, "started"), counted::startedTotal);
        add(CountedName.total(RUNNERS, "too_late"), counted::droppedTotal);
        add(CountedName.total(RUNNERS, "never_started"), counted::neverStartedTotal);
        add(CountedName.total(RUNNERS, "refused"), counted::refusedTotal);
        return this;
    }

    /** Clients of the control socket. */
    Counted desk(DeskCounters counted) {
        add(CountedName.level(CLIENTS, "connected"), counted::clients);
        add(CountedName.total(CLIENTS, "connections"), counted::connections);
        add(CountedName.total(CLIENTS, "requests"), counted::requests);
        add(CountedName.total(CLIENTS, "views"), counted::views);
        add(CountedName.total(CLIENTS, "pages"), counted::pages);
        add(CountedName.total(CLIENTS, "late_replies"), counted::lateReplies);
        for (Refusal refusal : Refusal.values()) {
            add(CountedName.total("refusals", refusal), () -> counted.refusals(refusal));
        }
        return this;
    }

    SequencedMap<String, LongSupplier> all() {
        return counters;
    }

    private void add(CountedName name, LongSupplier source) {
        counters.put(name.text(), source);
    }
}
