package io.polypath.agent.config.effective;

/** Which part of the configuration a value comes from, strongest first. */
public enum Origin {
    MULTIPATH("multipath.conf multipaths section"),
    PROTOCOL("multipath.conf overrides protocol section"),
    OVERRIDES("multipath.conf overrides section"),
    DEVICE("storage device configuration"),
    DEFAULTS("multipath.conf defaults/devices section"),
    BUILT_IN("multipath internal");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    /** As the incumbent names it in its log. */
    public String label() {
        return label;
    }
}
