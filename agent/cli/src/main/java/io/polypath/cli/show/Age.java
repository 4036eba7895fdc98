package io.polypath.cli.show;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.runtime.Writer;

/**
 * Turns the monotonic times of a mapped file into ages and dates. While the writer runs, ages count to now; afterwards to its last
 * sign of life, because nobody knows what came of the paths since.
 *
 * @param writer of the file
 * @param nowNs to which ages count, CLOCK_MONOTONIC of the writer's boot
 */
public record Age(Writer writer, long nowNs) {

    /**
     * @param lastNs the writer's last sign of life, 0 when there is none
     * @param clockNs CLOCK_MONOTONIC now
     */
    public static Age of(Writer writer, long lastNs, long clockNs) {
        long lastSignNs = lastNs == 0 ? writer.run().monotonicNs() : lastNs;
        return new Age(writer, writer.running() ? clockNs : lastSignNs);
    }

    /** How long ago, or {@code never} for a time that is 0. */
    public String ago(long atNs) {
        return atNs == 0 ? "never" : SpanText.of(Math.max(0, nowNs - atNs));
    }

    public long wallNs(long atNs) {
        return writer.run().wallNs(atNs);
    }
}
