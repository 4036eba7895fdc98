package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * The option {@code failback}: when a map's I/O returns to its best group.
 *
 * @param delayNs with {@link Kind#DELAYED} how long the better group must stay better, above 0; otherwise 0
 */
public record FailbackPolicy(Kind kind, long delayNs) {

    /** The option's forms. */
    public enum Kind {
        /** At once. */
        IMMEDIATE("immediate"),
        /** When an operator says so. */
        MANUAL("manual"),
        /** When the first path of the best group comes up: not for a group that another host left. */
        FOLLOWOVER("followover"),
        /** After some seconds. */
        DELAYED("N");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in the configuration. */
        public String word() {
            return word;
        }
    }

    public static final FailbackPolicy IMMEDIATE = new FailbackPolicy(Kind.IMMEDIATE, 0);
    public static final FailbackPolicy MANUAL = new FailbackPolicy(Kind.MANUAL, 0);
    public static final FailbackPolicy FOLLOWOVER = new FailbackPolicy(Kind.FOLLOWOVER, 0);

    public FailbackPolicy {
        Check.that(kind == Kind.DELAYED ? delayNs > 0 : delayNs == 0, "only a delayed failback has a delay", delayNs);
    }

    /** {@code failback N}. */
    public static FailbackPolicy delayed(long delayNs) {
        return new FailbackPolicy(Kind.DELAYED, delayNs);
    }
}
