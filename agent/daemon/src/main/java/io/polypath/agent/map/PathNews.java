package io.polypath.agent.map;

/** What happened to a map's paths since failback was last considered. */
public enum PathNews {
    /** Priorities were read, no more. */
    NONE("no path came up"),
    /** A path became usable. */
    UP("a path came up"),
    /** A path became usable, it is in the best group, and all others of that group are down or shaky. */
    FIRST_OF_BEST_GROUP_UP("first path of the best group came up");

    private final String label;

    PathNews(String label) {
        this.label = label;
    }

    /** For logs and documents. */
    public String label() {
        return label;
    }
}
