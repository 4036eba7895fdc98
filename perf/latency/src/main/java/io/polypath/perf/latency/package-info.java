/**
 * Where the time goes: one recorder per lane stage, one small histogram per path, one book per port and command, and
 * the logs and summaries that other lanes and processes read.
 *
 * <p>Times are nanoseconds of {@link System#nanoTime()}'s clock and come in as arguments. Writers are lanes: they never
 * allocate, wait or lock. Readers belong to one lane that may block.
 */
package io.polypath.perf.latency;
