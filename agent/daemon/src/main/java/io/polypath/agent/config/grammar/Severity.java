package io.polypath.agent.config.grammar;

/** How much a problem matters. */
public enum Severity {
    /** Worth knowing; the configuration means what it says. */
    NOTE,
    /** Something was ignored or changed; the rest holds. */
    WARNING,
    /** The text as a whole cannot be trusted: a running configuration is kept. */
    ERROR;

    /** In messages: {@code note}, {@code warning}, {@code error}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
