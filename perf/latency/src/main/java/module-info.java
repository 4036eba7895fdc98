/** Latency recorders and interval logs. HdrHistogram, whose types the readers hand out, has no module descriptor of its own. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.polypath.perf.latency {
    requires transitive HdrHistogram;

    exports io.polypath.perf.latency;
}
