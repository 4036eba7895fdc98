package io.polypath.agent.config.grammar;

/** How much a problem matters. */
public enum Severity {
    /** Worth knowing; the configuration means what it says. */
    NOTE,
    /** Something was ignored or changed; the rest holds. */
    WARNING,
    /** The text as a whole cannot be trusted: a running configuration is kept. At start it is better than none. */
    ERROR,
    /** As {@link #ERROR}; in the main file so bad that nothing is started, which multipathd would not do either. */
    FATAL;

    /** Whether the text as a whole cannot be trusted. */
    public boolean breaks() {
        return compareTo(ERROR) >= 0;
    }

    /** In messages: {@code note}, {@code warning}, {@code error}. */
    public String label() {
        return this == FATAL ? ERROR.label() : name().toLowerCase(java.util.Locale.ROOT);
    }
}
