package io.polypath.agent.prio;

/** The prioritizers by their names in multipath.conf. */
public final class Prioritizers {

    private static final String EXCLUSIVE_PREFERRED_BIT = "exclusive_pref_bit";

    private Prioritizers() {}

    /**
     * Makes a prioritizer.
     *
     * @param keyword value of {@code prio}
     * @param arguments value of {@code prio_args}; empty when unset
     * @param seed of {@code random}
     * @return null when there is no prioritizer of that name
     */
    public static Prioritizer of(String keyword, String arguments, long seed) {
        boolean exclusive = arguments.contains(EXCLUSIVE_PREFERRED_BIT);
        return switch (keyword) {
            case "const" -> new ConstPrioritizer();
            case "random" -> new RandomPrioritizer(seed);
            case "alua" -> new AluaPrioritizer(exclusive);
            case "ana" -> new AnaPrioritizer();
            case "sysfs" -> new SysfsPrioritizer(exclusive);
            case "emc" -> new EmcPrioritizer();
            case "rdac" -> new RdacPrioritizer();
            case "hds" -> new HdsPrioritizer();
            case "hp_sw" -> new HpSwitchPrioritizer();
            case "ontap" -> new OntapPrioritizer();
            case "datacore" -> new DatacorePrioritizer(arguments);
            case "weightedpath" -> new WeightedPathPrioritizer(arguments);
            case "iet" -> new IetPrioritizer(arguments);
            case "path_latency" -> new PathLatencyPrioritizer(arguments);
            default -> null;
        };
    }
}
