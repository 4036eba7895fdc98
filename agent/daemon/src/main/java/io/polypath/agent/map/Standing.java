package io.polypath.agent.map;

/** How a map's groups stand to what the priorities of this moment ask for. */
public enum Standing {
    /** The best group takes I/O, and the groups are in order. */
    RIGHT("right"),
    /** The groups are in order, but another one takes I/O. */
    OTHER_GROUP("other group"),
    /** The groups are in the wrong order: only another table can change that. */
    OTHER_ORDER("other order");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /** For logs and documents. */
    public String word() {
        return word;
    }
}
