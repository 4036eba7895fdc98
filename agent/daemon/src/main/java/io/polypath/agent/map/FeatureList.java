package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Features of a multipath target: {@code "N f1 f2 …"} with N the number of words after it. A feature may take words of
 * its own ({@code pg_init_retries 50}); features that nobody here knows are kept as they are. Immutable.
 *
 * @param words what follows the count
 */
public record FeatureList(List<String> words) {

    /** {@code "0"}. */
    public static final FeatureList NONE = new FeatureList(List.of());

    /** I/O waits while no path is usable. */
    public static final String QUEUE_IF_NO_PATH = "queue_if_no_path";
    /** The SCSI device handler that is attached already stays. Linux since 4.3 acts so without being told. */
    public static final String RETAIN_ATTACHED_HW_HANDLER = "retain_attached_hw_handler";
    /** One argument: how the map takes I/O, see {@link QueueMode}. */
    public static final String QUEUE_MODE = "queue_mode";
    /** One argument: how often a hardware handler's activation is repeated. */
    public static final String PG_INIT_RETRIES = "pg_init_retries";
    /** One argument: milliseconds before that. */
    public static final String PG_INIT_DELAY_MSECS = "pg_init_delay_msecs";

    private static final Set<String> WITH_ARGUMENT = Set.of(QUEUE_MODE, PG_INIT_RETRIES, PG_INIT_DELAY_MSECS);

    public FeatureList {
        words = List.copyOf(words);
        for (String word : words) {
            Check.that(Words.split(word).equals(List.of(word)), "a feature list consists of single words");
        }
    }

    /** Reads a features text; its count must be that of its words. */
    public static Parsed<FeatureList> parse(String text) {
        Words words = new Words(text);
        return words.end(read(words));
    }

    static FeatureList read(Words words) {
        return new FeatureList(words.take(words.count(1)));
    }

    /** Whether the words of {@code feature} are among ours, in a row. */
    public boolean has(String feature) {
        return Collections.indexOfSubList(words, wordsOf(feature)) >= 0;
    }

    /** The word after {@code feature}; null when there is none. */
    public String argument(String feature) {
        int at = words.indexOf(feature);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : null;
    }

    /** The list with {@code feature} at its end; this list when it has it already. */
    public FeatureList with(String feature) {
        if (has(feature)) {
            return this;
        }
        List<String> more = new ArrayList<>(words);
        more.addAll(wordsOf(feature));
        return new FeatureList(more);
    }

    /** The list without {@code feature}, which names arguments that shall go too; this list when it has none such. */
    public FeatureList without(String feature) {
        List<String> gone = wordsOf(feature);
        List<String> rest = new ArrayList<>(words);
        for (int at = Collections.indexOfSubList(rest, gone); at >= 0; at = Collections.indexOfSubList(rest, gone)) {
            rest.subList(at, at + gone.size()).clear();
        }
        return rest.size() == words.size() ? this : new FeatureList(rest);
    }

    /** Whether I/O waits while no path is usable. */
    public boolean queues() {
        return has(QUEUE_IF_NO_PATH);
    }

    /**
     * Whether a kernel that was given {@code other} would hold what one that was given this holds. The order of
     * features does not matter, nor does what the kernel does not report because it is its default, nor {@link
     * #RETAIN_ATTACHED_HW_HANDLER}; {@link #QUEUE_IF_NO_PATH} is compared apart from the rest, because messages
     * change it.
     */
    public boolean sameAs(FeatureList other) {
        return effective().equals(other.effective());
    }

    private Set<String> effective() {
        Set<String> features = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            boolean pair = WITH_ARGUMENT.contains(words.get(i)) && i + 1 < words.size();
            features.add(pair ? words.get(i) + " " + words.get(++i) : words.get(i));
        }
        features.removeAll(Set.of(QUEUE_IF_NO_PATH, RETAIN_ATTACHED_HW_HANDLER, PG_INIT_RETRIES + " 0",
                QUEUE_MODE + " rq", QUEUE_MODE + " mq"));
        return features;
    }

    /** {@code "N f1 f2 …"}. */
    public String text() {
        return words.isEmpty() ? "0" : words.size() + " " + String.join(" ", words);
    }

    private static List<String> wordsOf(String feature) {
        List<String> parts = Words.split(feature);
        Check.that(!parts.isEmpty(), "a feature has a name");
        return parts;
    }
}
