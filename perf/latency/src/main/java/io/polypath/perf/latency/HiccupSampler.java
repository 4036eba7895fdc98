package io.polypath.perf.latency;

/**
 * Turns the two ends of a sleep into a hiccup. Owned by the meter's thread; reads no clock itself.
 *
 * <p>The shortest sleep seen is what sleeping costs here (timer slack, wake-up); only what exceeds it is a hiccup. A
 * hiccup hides the samples that would have been taken during it, so it is recorded with the period as expected
 * interval: a pause of 50 ms at a period of 10 ms counts as pauses of 50, 40, 30, 20 and 10 ms.
 *
 * @see <a href="https://github.com/giltene/jHiccup">jHiccup, whose method this is</a>
 */
final class HiccupSampler {
    private final StageRecorder recorder;
    private final long periodNs;
    private long shortestSleepNs = Long.MAX_VALUE;

    /** @param recorder a recorder of {@link Stage#HICCUP} */
    HiccupSampler(StageRecorder recorder, long periodNs) {
        this.recorder = recorder;
        this.periodNs = periodNs;
    }

    void sample(long beforeNs, long afterNs) {
        long sleptNs = afterNs - beforeNs;
        shortestSleepNs = Math.min(shortestSleepNs, sleptNs);
        recorder.record(sleptNs - shortestSleepNs, periodNs);
    }
}
