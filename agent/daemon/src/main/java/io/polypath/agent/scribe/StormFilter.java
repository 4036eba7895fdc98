package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Lets the first lines of the same fault through and counts the rest, so that a failed switch with a thousand paths behind it costs
 * a handful of lines. Owned by one lane; time comes in as an argument.
 *
 * <p>Of the same kind, reason and new state, {@value #BURST} lines pass per second. What is above that is told by one line with a
 * count, at first after that second, then every ten, until ten seconds have passed without any.
 */
final class StormFilter {

    /** Lines that pass before the rest is counted. */
    static final int BURST = 5;

    static final long FIRST_ROUND_NS = 1_000_000_000L;
    static final long ROUND_NS = 10_000_000_000L;

    /** Faults that are told apart at a time; those beyond are counted together. */
    private static final int MOST_FAULTS = 256;

    /** The bits of an access record's value that hold the state. */
    private static final int ACCESS_STATE = 0xff;

    private static final long OTHER = -1;

    /** Is told what was held back. */
    @FunctionalInterface
    interface Summary {
        /**
         * @param lines how many lines were not written since the last call
         * @param newest the last of them
         */
        void heldBack(long lines, FlightEntry newest);
    }

    private final Map<Long, Storm> storms = new HashMap<>();

    /** Whether the record's line may be written. */
    boolean admit(FlightEntry entry, long nowNs) {
        Long fault = fault(entry);
        if (!storms.containsKey(fault) && storms.size() >= MOST_FAULTS) {
            fault = OTHER;
        }
        return storms.computeIfAbsent(fault, _ -> new Storm(BURST, nowNs + FIRST_ROUND_NS)).admit(entry);
    }

    /** Kind, reason and new state. States are part of the fault only where they changed: other records merely repeat their path's state. */
    private static long fault(FlightEntry entry) {
        long to = 0;
        if (entry.kind() == FlightKind.TRANSITION) {
            to = entry.to();
        } else if (entry.kind() == FlightKind.ACCESS) {
            to = entry.value() & ACCESS_STATE;
        }
        return (long) entry.kindCode() << 32 | (long) entry.reasonCode() << 16 | to;
    }

    /**
     * Tells what the rounds that are over have held back.
     *
     * @return how many lines that took
     */
    int close(long nowNs, Summary summary) {
        int lines = 0;
        Iterator<Storm> each = storms.values().iterator();
        while (each.hasNext()) {
            Storm storm = each.next();
            if (storm.endsNs() > nowNs) {
                continue;
            }
            if (storm.counted() == 0) {
                each.remove();
            } else {
                summary.heldBack(storm.counted(), storm.newest());
                storm.nextRound(nowNs + ROUND_NS);
                lines++;
            }
        }
        return lines;
    }

    /** When the next round is over, or {@link Long#MAX_VALUE}. */
    long deadlineNs() {
        long next = Long.MAX_VALUE;
        for (Storm storm : storms.values()) {
            next = Math.min(next, storm.endsNs());
        }
        return next;
    }
}
