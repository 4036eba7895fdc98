package io.polypath.agent.scribe;

/** What is held back of one kind of line: how many there were, and the newest. Owned by a {@link StormFilter}. */
final class Storm {

    private long endsNs;
    private int mayPass;
    private long counted;
    private FlightEntry newest;

    Storm(int burst, long endsNs) {
        this.mayPass = burst;
        this.endsNs = endsNs;
    }

    /** Whether the line may be written; otherwise it was counted. */
    boolean admit(FlightEntry entry) {
        newest = entry;
        if (mayPass > 0) {
            mayPass--;
            return true;
        }
        counted++;
        return false;
    }

    /** When this round is over. */
    long endsNs() {
        return endsNs;
    }

    /** Lines counted and not written in this round. */
    long counted() {
        return counted;
    }

    FlightEntry newest() {
        return newest;
    }

    /** A storm goes on: what follows in the next round is only counted. */
    void nextRound(long endNs) {
        endsNs = endNs;
        mayPass = 0;
        counted = 0;
    }
}
