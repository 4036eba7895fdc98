package io.polypath.cli.explain;

import io.polypath.agent.scribe.FlightEntry;

/**
 * One record of a story, with what other records tell about it.
 *
 * @param chapter the run of the daemon that it belongs to
 * @param entry the record
 * @param address H:C:T:L of its path, or empty
 * @param lastedNs for a change of state, how long the state before had lasted; 0 when that is not known
 */
record Scene(Chapter chapter, FlightEntry entry, String address, long lastedNs) {

    /** When it happened, nanoseconds since 1970. */
    long wallNs() {
        return chapter.wallNs(entry.timeNs());
    }
}
