package io.polypath.tests.sim.trial;

import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.ExtendedReport;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Tpgs;
import io.polypath.sim.model.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws a run from a seed. */
final class Draw {

    static final long SECOND = 1_000_000_000L;

    /** When everything heals; the clock begins at one second. */
    static final long STORM_NS = 600 * SECOND;

    private static final int MOST_INCIDENTS = 40;
    private static final Map<String, List<String>> OPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("path_grouping_policy",
                    List.of("failover", "multibus", "group_by_prio", "group_by_tpg", "group_by_serial", "group_by_node_name")),
            Map.entry("detect_pgpolicy", List.of("yes", "no")),
            Map.entry("no_path_retry", List.of("fail", "queue", "4", "12")),
            Map.entry("recheck_wwid", List.of("yes", "no")),
            Map.entry("purge_disconnected", List.of("yes", "no")),
            Map.entry("failback", List.of("manual", "immediate", "followover", "10")),
            Map.entry("detect_checker", List.of("yes", "no")),
            Map.entry("path_checker", List.of("tur", "directio", "readsector0")),
            Map.entry("detect_prio", List.of("yes", "no")),
            Map.entry("user_friendly_names", List.of("yes", "no")),
            Map.entry("find_multipaths", List.of("no", "yes", "greedy")),
            Map.entry("flush_on_last_del", List.of("unused", "always", "never")),
            Map.entry("deferred_remove", List.of("yes", "no")),
            Map.entry("auto_resize", List.of("never", "grow_shrink")),
            Map.entry("marginal_pathgroups", List.of("on", "off", "fpin"))));

    /** What may change while the daemon runs without that other maps are to be kept than before. */
    private static final List<String> CHANGEABLE = List.of("path_grouping_policy", "no_path_retry", "recheck_wwid",
            "purge_disconnected", "failback", "detect_checker", "path_checker", "detect_prio", "flush_on_last_del");

    private Draw() {}

    static Scenario scenario(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Scenario(seed, shape(random.split()), kernel(random.split()), wishes(random.split()), incidents(random.split()));
    }

    private static FabricShape shape(RandomGenerator random) {
        int hosts = 1 + random.nextInt(2);
        int paths = hosts * (1 + random.nextInt(2));
        ArrayProfile profile = ArrayProfile.DEFAULT
                .withTpgs(Stage.one(List.of(Tpgs.values()), random))
                .withExtendedReport(Stage.one(List.of(ExtendedReport.values()), random))
                .withImplicitTransitionSeconds(random.nextInt(4) * 10)
                .withDescriptorSense(random.nextBoolean());
        Latency latency = random.nextBoolean()
                ? new Latency.Constant(200_000)
                : new Latency.Uniform(100_000, 1 + 100_000 + random.nextLong(50_000_000));
        return FabricShape.DEFAULT
                .withSize(1 + random.nextInt(2), 1 + random.nextInt(3), paths, hosts)
                .withTransport(Stage.one(List.of(Transport.values()), random))
                .withCanQueue(random.nextInt(4) == 0 ? 8 : 256)
                .withProfile(profile)
                .withLatency(latency);
    }

    private static KernelOptions kernel(RandomGenerator random) {
        return KernelOptions.DEFAULT
                .withAluaHandler(random.nextBoolean())
                .withUdev(random.nextInt(8) > 0, random.nextInt(4) == 0 ? random.nextLong(3 * SECOND) : 5_000_000L);
    }

    private static Wishes wishes(RandomGenerator random) {
        Map<String, String> options = new TreeMap<>();
        OPTIONS.forEach((name, values) -> {
            if (random.nextInt(3) > 0) {
                options.put(name, Stage.one(values, random));
            }
        });
        options.putIfAbsent("find_multipaths", "no");
        switch (random.nextInt(4)) {
            case 0 -> options.putAll(Map.of(
                    "san_path_err_threshold", "2", "san_path_err_forget_rate", "20", "san_path_err_recovery_time", "60"));
            case 1 -> options.putAll(Map.of("marginal_path_double_failed_time", "60", "marginal_path_err_sample_time", "120",
                    "marginal_path_err_rate_threshold", "10", "marginal_path_err_recheck_gap_time", "60"));
            default -> {} // paths may fail as often as they like
        }
        return new Wishes((2 + random.nextInt(9)) * SECOND, options);
    }

    /** The same wishes, but for one. */
    static Wishes change(Wishes wishes, RandomGenerator random) {
        String name = Stage.one(CHANGEABLE, random);
        return wishes.with(name, Stage.one(OPTIONS.get(name), random));
    }

    private static List<Incident> incidents(RandomGenerator random) {
        int count = 1 + random.nextInt(MOST_INCIDENTS);
        List<IncidentKind> kinds = fashion(random);
        List<Incident> incidents = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long atNs = 2 * SECOND + random.nextLong(STORM_NS - 2 * SECOND);
            long lastsNs = Math.min(STORM_NS - atNs, random.nextInt(3) == 0
                    ? random.nextLong(SECOND)
                    : random.nextLong(random.nextBoolean() ? 30 * SECOND : 180 * SECOND));
            incidents.add(new Incident(atNs, lastsNs, Stage.one(kinds, random), random.nextLong()));
        }
        incidents.sort(Comparator.comparingLong(Incident::atNs));
        return incidents;
    }

    /** Some runs meet everything, others a few kinds again and again: a mixture hides what repetition shows. */
    private static List<IncidentKind> fashion(RandomGenerator random) {
        List<IncidentKind> all = List.of(IncidentKind.values());
        if (random.nextBoolean()) {
            return all;
        }
        List<IncidentKind> few = new ArrayList<>();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            few.add(Stage.one(all, random));
        }
        return few;
    }
}
