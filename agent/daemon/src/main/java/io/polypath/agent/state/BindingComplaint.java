package io.polypath.agent.state;

/**
 * What is wrong with a line of the bindings file.
 *
 * @param line from 1
 * @param text the line, without its end
 */
public record BindingComplaint(int line, Kind kind, String text) {

    /** Kinds of complaint. */
    public enum Kind {
        OTHER_HEADER("the header is not the usual one"),
        MISSING_WWID("an alias without a WWID; dropped"),
        UNFIT("an alias or a WWID that cannot be one; dropped"),
        EXTRA_WORDS("more than alias and WWID; the rest is dropped"),
        DUPLICATE("the same binding a second time; dropped"),
        CONFLICT("the alias belongs to another WWID above; dropped");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }
}
