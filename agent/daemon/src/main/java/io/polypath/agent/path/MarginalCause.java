package io.polypath.agent.path;

/** Who says that a path is marginal: it works, and is to be used only where there is no better one. */
public enum MarginalCause {
    /** It failed too often, or is being tested. */
    FAILURES("it fails too often"),
    /** The fabric reported a bad link on its way (FPIN). */
    FABRIC("the fabric reports a bad link"),
    /** An operator said so. */
    OPERATOR("an operator said so");

    private final String text;

    MarginalCause(String text) {
        this.text = text;
    }

    /** A sentence for people, without capital and full stop. */
    public String text() {
        return text;
    }
}
