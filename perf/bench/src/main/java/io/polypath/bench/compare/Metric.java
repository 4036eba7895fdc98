package io.polypath.bench.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that is measured.
 *
 * @param phase when
 * @param key as the results have it
 * @param title for people
 * @param better whether less is, or more, or neither
 */
record Metric(Phase phase, String key, String title, Unit unit, Better better) {

    /** What anybody would wish. */
    enum Better { LESS, MORE, NEITHER }

    /** All that the report tells, in its order; whatever else was measured stays in the results. */
    static final List<Metric> ALL = List.of(
            less(Phase.START, "start_maps_ms", "Until every map takes I/O", Unit.MILLISECONDS),
            less(Phase.START, "start_cpu_ms", "CPU until then", Unit.MILLISECONDS),
            less(Phase.START, "start_answers_ms", "Until a client is answered", Unit.MILLISECONDS),
            less(Phase.START, "start_settled_ms", "Until udev has settled too", Unit.MILLISECONDS),
            less(Phase.START, "start_settled_cpu_ms", "CPU until then", Unit.MILLISECONDS),
            less(Phase.START, "start_loads", "Table loads", Unit.COUNT),
            less(Phase.REST, "rest_cpu_ms_per_1000_checks", "CPU for 1,000 checks of paths", Unit.MILLISECONDS),
            less(Phase.REST, "rest_cpu_ms", "CPU of the time of rest", Unit.MILLISECONDS),
            neither(Phase.REST, "rest_checks", "Checks of paths in that time", Unit.COUNT),
            neither(Phase.REST, "rest_commands", "SCSI commands in that time", Unit.COUNT),
            less(Phase.REST, "rest_rss_kib", "Resident memory", Unit.KIB),
            neither(Phase.REST, "rest_locked_kib", "Locked memory", Unit.KIB),
            less(Phase.REST, "rest_slab_kib", "Kernel memory since before the start", Unit.KIB),
            less(Phase.REST, "rest_threads", "Threads", Unit.COUNT),
            neither(Phase.REST, "rest_descriptors", "Open descriptors", Unit.COUNT),
            less(Phase.ANSWERS, "answers_paths_p50_us", "show paths, half within", Unit.MICROSECONDS),
            less(Phase.ANSWERS, "answers_paths_p99_us", "show paths, 99 % within", Unit.MICROSECONDS),
            less(Phase.ANSWERS, "answers_paths_failed", "show paths, failures", Unit.COUNT),
            less(Phase.ANSWERS, "answers_json_p50_us", "show maps json, half within", Unit.MICROSECONDS),
            less(Phase.ANSWERS, "answers_json_p99_us", "show maps json, 99 % within", Unit.MICROSECONDS),
            less(Phase.ANSWERS, "answers_json_failed", "show maps json, failures", Unit.COUNT),
            less(Phase.LOAD, "load_paths_p50_us", "show paths, half within", Unit.MICROSECONDS),
            less(Phase.LOAD, "load_paths_p99_us", "show paths, 99 % within", Unit.MICROSECONDS),
            less(Phase.LOAD, "load_paths_failed", "show paths, failures", Unit.COUNT),
            less(Phase.LOAD, "load_json_p50_us", "show maps json, half within", Unit.MICROSECONDS),
            less(Phase.LOAD, "load_json_p99_us", "show maps json, 99 % within", Unit.MICROSECONDS),
            less(Phase.LOAD, "load_json_failed", "show maps json, failures", Unit.COUNT),
            new Metric(Phase.LOAD, "load_reconfigures", "How often the configuration was read", Unit.COUNT, Better.MORE),
            less(Phase.FAULT, "fault_failed_ms", "From the fault to a failed path", Unit.MILLISECONDS),
            less(Phase.FAULT, "fault_back_ms", "From the cure to an active path", Unit.MILLISECONDS),
            less(Phase.PORT, "port_failed_ms", "Until all paths are failed", Unit.MILLISECONDS),
            less(Phase.PORT, "port_failed_cpu_ms", "CPU until then", Unit.MILLISECONDS),
            less(Phase.PORT, "port_back_ms", "Until all are active again", Unit.MILLISECONDS),
            less(Phase.PORT, "port_back_cpu_ms", "CPU until then", Unit.MILLISECONDS),
            less(Phase.EVENTS, "events_settled_ms", "Until udev and the daemon have settled", Unit.MILLISECONDS),
            less(Phase.EVENTS, "events_cpu_ms", "CPU of the daemon until then", Unit.MILLISECONDS),
            less(Phase.HUNG, "hung_failed_ms", "Until all of them are failed", Unit.MILLISECONDS),
            less(Phase.HUNG, "hung_threads", "Most threads", Unit.COUNT),
            less(Phase.HUNG, "hung_cpu_ms", "CPU of that time", Unit.MILLISECONDS),
            less(Phase.HUNG, "hung_answers_p50_us", "show paths meanwhile, half within", Unit.MICROSECONDS),
            less(Phase.HUNG, "hung_answers_p99_us", "show paths meanwhile, 99 % within", Unit.MICROSECONDS),
            less(Phase.HUNG, "hung_answers_failed", "show paths meanwhile, failures", Unit.COUNT),
            less(Phase.HUNG, "hung_fault_ms", "From a fault of another path to its failing", Unit.MILLISECONDS),
            neither(Phase.HUNG, "hung_lateness_p99_us", "Checks since the start, 99 % at most so late", Unit.MICROSECONDS),
            neither(Phase.HOST, "host_load_at_begin", "Load when the guest was asked for", Unit.LOAD),
            neither(Phase.HOST, "host_load_at_end", "Load when it had ended", Unit.LOAD));

    private static Metric less(Phase phase, String key, String title, Unit unit) {
        return new Metric(phase, key, title, unit, Better.LESS);
    }

    private static Metric neither(Phase phase, String key, String title, Unit unit) {
        return new Metric(phase, key, title, unit, Better.NEITHER);
    }

    static Stream<Metric> of(Phase phase) {
        return ALL.stream().filter(metric -> metric.phase == phase);
    }
}
