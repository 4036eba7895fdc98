package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathState;
import io.polypath.agent.record.PurgeTicket;

/** Priority of a log line. Numbers are those of syslog(3), which the journal reads from {@code <N>} in front of a line. */
public enum Severity {
    WARNING(4),
    NOTICE(5),
    INFO(6);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    /** 4 to 6. */
    public int number() {
        return number;
    }

    /** How much a record matters to whoever reads the log. */
    static Severity of(FlightEntry entry) {
        FlightKind kind = entry.kind();
        if (kind == null) {
            return INFO;
        }
        return switch (kind) {
            case TRANSITION -> ofTransition(entry);
            case MALFORMED, PRIORITY, TROUBLE, DEADLINE, MAP_TROUBLE -> WARNING;
            case PURGE -> entry.value() == PurgeTicket.State.REINSTATED.ordinal() ? NOTICE : WARNING;
            case PATH_REMOVED, RESYNC, LANE, ACCESS, MAP_SEEN, MAP_ORDER, QUEUEING, CONFIGURED, SAMPLE, MARGINAL,
                    RESERVATION, FABRIC, DOUBT, DISPUTE, CAUSE -> NOTICE;
            case PATH_FOUND, IDENTITY, UEVENT, UNIT_ATTENTION, LATE, MAP_DONE, LEFT_ALONE -> INFO;
        };
    }

    private static Severity ofTransition(FlightEntry entry) {
        PathState from = StateName.state(entry.from());
        PathState to = StateName.state(entry.to());
        if (to == null || to.usable()) {
            return from == PathState.UNCHECKED ? INFO : NOTICE;
        }
        return to == PathState.PENDING || to == PathState.UNCHECKED ? NOTICE : WARNING;
    }
}
