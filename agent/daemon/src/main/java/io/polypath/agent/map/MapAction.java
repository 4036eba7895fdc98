package io.polypath.agent.map;

/** What is done to a map; the words are those that multipath-tools shows. */
public enum MapAction {
    NOTHING("unchanged"),
    CREATE("create"),
    RELOAD("reload"),
    /** As reload, but I/O is flushed before the map is suspended. */
    RESIZE("resize"),
    RENAME("rename"),
    /** A message: no table is loaded. */
    SWITCH_GROUP("switchpg"),
    /** The map cannot be made. */
    REJECT("reject");

    private final String word;

    MapAction(String word) {
        this.word = word;
    }

    /** For {@code show} and logs. */
    public String word() {
        return word;
    }
}
