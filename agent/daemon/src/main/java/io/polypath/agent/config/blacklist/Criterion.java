package io.polypath.agent.config.blacklist;

/** What rules look at, in the order in which it is looked at. */
public enum Criterion {
    /** Names of the device's udev properties. */
    PROPERTY("udev property"),
    /** Name of the device node. */
    DEVNODE("device node"),
    /** Vendor and product. */
    DEVICE("device"),
    /** Bus and transport. */
    PROTOCOL("protocol"),
    /** Identity. */
    WWID("wwid");

    private final String label;

    Criterion(String label) {
        this.label = label;
    }

    /** For people, and in {@code show blacklist}. */
    public String label() {
        return label;
    }
}
