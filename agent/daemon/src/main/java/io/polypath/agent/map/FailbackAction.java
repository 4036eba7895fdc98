package io.polypath.agent.map;

/** What failback asks for. */
public enum FailbackAction {
    NONE("·"),
    /** The message {@code switch_group} with the best group. */
    SWITCH_GROUP("`switch_group`"),
    /** Load a table with the groups in order. */
    RELOAD("reload");

    private final String text;

    FailbackAction(String text) {
        this.text = text;
    }

    /** For documents. */
    String text() {
        return text;
    }

    /** The action that corrects {@code standing}. */
    static FailbackAction correcting(Standing standing) {
        return switch (standing) {
            case RIGHT -> NONE;
            case OTHER_GROUP -> SWITCH_GROUP;
            case OTHER_ORDER -> RELOAD;
        };
    }
}
