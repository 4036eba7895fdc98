package io.polypath.agent.config.grammar;

/** The sections of multipath.conf and what they may contain. */
public enum Section {
    ROOT("", null),
    DEFAULTS("defaults", ROOT),
    BLACKLIST("blacklist", ROOT),
    BLACKLIST_DEVICE("device", BLACKLIST),
    EXCEPTIONS("blacklist_exceptions", ROOT),
    EXCEPTIONS_DEVICE("device", EXCEPTIONS),
    DEVICES("devices", ROOT),
    DEVICE("device", DEVICES),
    OVERRIDES("overrides", ROOT),
    PROTOCOL("protocol", OVERRIDES),
    MULTIPATHS("multipaths", ROOT),
    MULTIPATH("multipath", MULTIPATHS);

    private final String keyword;
    private final Section parent;

    Section(String keyword, Section parent) {
        this.keyword = keyword;
        this.parent = parent;
    }

    /** The word that opens it; empty for {@link #ROOT}. */
    public String keyword() {
        return keyword;
    }

    /** The section around it, or null for {@link #ROOT}. */
    public Section parent() {
        return parent;
    }

    /** Whether each occurrence is something of its own; the others are one, however often they are opened. */
    public boolean isEntry() {
        return parent != null && parent != ROOT;
    }

    /** The section that {@code keyword} opens inside this one, or null. */
    public Section child(String keyword) {
        for (Section section : values()) {
            if (section.parent == this && section.keyword.equals(keyword)) {
                return section;
            }
        }
        return null;
    }

    /** Whether {@code keyword} opens a section somewhere. */
    static boolean opens(String keyword) {
        for (Section section : values()) {
            if (section != ROOT && section.keyword.equals(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** From the outside to the inside, such as {@code devices/device}; empty for {@link #ROOT}. */
    public String path() {
        return isEntry() ? parent.keyword + "/" + keyword : keyword;
    }

    /** {@code path()/option}. */
    public String key(String option) {
        return this == ROOT ? option : path() + "/" + option;
    }
}
