/** Latency recorders and interval logs. Readers hand out types of HdrHistogram, which has no module descriptor of its own. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.polypath.perf.latency {
    requires transitive HdrHistogram;

    exports io.polypath.perf.latency;
}
