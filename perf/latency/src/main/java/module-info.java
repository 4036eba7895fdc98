/** Latency recorders and interval logs. HdrHistogram has no module descriptor of its own. */
@SuppressWarnings("requires-automatic")
module io.polypath.perf.latency {
    requires HdrHistogram;
}
