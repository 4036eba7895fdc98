package io.polypath.agent.map;

import java.util.List;
import java.util.Set;

/**
 * A path selector as it stands in a table: name, number of arguments, arguments.
 *
 * @param name such as {@code service-time}
 */
public record SelectorSpec(String name, List<String> args) {

    /** The built-in default. */
    public static final SelectorSpec SERVICE_TIME = new SelectorSpec("service-time", List.of());

    private static final String ROUND_ROBIN = "round-robin";
    private static final String LEAST_PENDING = "least-pending";

    /** Those of drivers/md/dm-ps-*.c in Linux 6.12, and the one with the minio in its status. */
    private static final Set<String> KERNELS =
            Set.of(ROUND_ROBIN, "queue-length", "service-time", "historical-service-time", "io-affinity", LEAST_PENDING);

    public SelectorSpec {
        args = List.copyOf(args);
    }

    /** Reads {@code path_selector}; the count must be that of the arguments. */
    public static Parsed<SelectorSpec> parse(String text) {
        Words words = new Words(text);
        return words.end(read(words));
    }

    static SelectorSpec read(Words words) {
        return new SelectorSpec(words.next(), words.take(words.count(1)));
    }

    /** Whether it is one that a kernel may have without a module from elsewhere. */
    public boolean isKernels() {
        return KERNELS.contains(name);
    }

    /** Whether paths take turns, so that their order in the group matters. */
    public boolean roundRobin() {
        return name.startsWith(ROUND_ROBIN);
    }

    /** Whether this is the selector that reports its minio in the status text. */
    public boolean leastPending() {
        return name.startsWith(LEAST_PENDING);
    }

    /** {@code "NAME N arg…"}. */
    public String text() {
        return args.isEmpty() ? name + " 0" : name + " " + args.size() + " " + String.join(" ", args);
    }
}
