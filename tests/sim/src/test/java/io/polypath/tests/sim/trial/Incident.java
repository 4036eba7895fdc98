package io.polypath.tests.sim.trial;

/**
 * One thing that goes wrong. It stands for itself: what it strikes comes from its own seed, so that leaving another one out changes
 * no choice of this one.
 *
 * @param atNs when, from the start
 * @param lastsNs for how long; what cannot be healed happens at once
 * @param kind what goes wrong
 * @param salt seed of its choices
 */
record Incident(long atNs, long lastsNs, IncidentKind kind, long salt) {

    @Override
    public String toString() {
        return String.format("%8.3f s for %7.3f s  %s (%016x)", atNs / 1e9, lastsNs / 1e9, kind, salt);
    }
}
