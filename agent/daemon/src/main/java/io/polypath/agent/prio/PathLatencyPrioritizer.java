package io.polypath.agent.prio;

/**
 * The faster, the better, in steps of a logarithm: {@code prio_args} is {@code io_num=N base_num=B}, both or none. The priority is how
 * often a time of 100 s may be divided by B before it is the mean time of the path's device; means are those of logarithms.
 *
 * <p>A mean near the border between two numbers keeps the number that the path has, so that noise regroups no map.
 */
public final class PathLatencyPrioritizer implements Prioritizer {

    private static final String COUNT = "io_num=";
    private static final String BASE = "base_num=";
    private static final int DEFAULT_COUNT = 100;
    private static final int LEAST_COUNT = 20;
    private static final int MOST_COUNT = 200;

    /** Four steps for a factor of ten. */
    private static final double DEFAULT_BASE = 1.77827941004;

    private static final double LEAST_BASE = 1.1;
    private static final double MOST_BASE = 10;
    private static final double LONGEST_US = 1e8;
    private static final double NS_PER_US = 1e3;

    /** Part of a step by which a mean has to leave the range of the path's number. */
    private static final double SLACK = 0.25;

    private int count = DEFAULT_COUNT;
    private double base = DEFAULT_BASE;

    /** @param arguments {@code prio_args}; the defaults hold where they make no sense or one of them is missing */
    public PathLatencyPrioritizer(String arguments) {
        int givenCount = -1;
        double givenBase = -1;
        String[] words = PrioArguments.words(arguments);
        for (int i = 0; i < Math.min(2, words.length); i++) {
            if (words[i].startsWith(COUNT)) {
                givenCount = PrioArguments.leadingNumber(words[i].substring(COUNT.length()));
            } else if (words[i].startsWith(BASE)) {
                givenBase = number(words[i].substring(BASE.length()));
            }
        }
        boolean sensible = givenCount >= LEAST_COUNT && givenCount <= MOST_COUNT && givenBase >= LEAST_BASE && givenBase <= MOST_BASE;
        if (sensible) {
            count = givenCount;
            base = givenBase;
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** Over how many answers the mean is to go, 20 to 200. */
    public int count() {
        return count;
    }

    @Override
    public String keyword() {
        return "path_latency";
    }

    @Override
    public Need need() {
        return Need.DEVICE_TIME;
    }

    @Override
    public int priority(PrioFacts facts) {
        if (Double.isNaN(facts.meanLogNs)) {
            return UNKNOWN;
        }
        double highest = Math.log(LONGEST_US) / Math.log(base);
        double steps = highest - (facts.meanLogNs - Math.log(NS_PER_US)) / Math.log(base);
        double exact = Math.clamp(steps, 0, highest);
        boolean near = facts.last != UNKNOWN && exact > facts.last - SLACK && exact < facts.last + 1 + SLACK;
        return near ? facts.last : (int) exact;
    }
}
