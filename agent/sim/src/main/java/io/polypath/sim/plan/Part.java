package io.polypath.sim.plan;

import io.polypath.sim.fabric.FabricShape;

/** The kinds of parts that a {@link TargetName} can name by number. */
enum Part {
    HOST("host", 0),
    ARRAY("array", 0),
    PORT("port", 0),
    LUN("lun", 0),
    /** Target port groups go by their identifier. */
    GROUP("group", 1);

    private final String word;
    private final int first;

    Part(String word, int first) {
        this.word = word;
        this.first = first;
    }

    /** The kind that a word such as {@code port1} begins with, or null. */
    static Part of(String word) {
        for (Part part : values()) {
            if (word.startsWith(part.word) && word.length() > part.word.length()) {
                return part;
            }
        }
        return null;
    }

    /** What follows the kind in a word. */
    String numberIn(String word) {
        return word.substring(this.word.length());
    }

    /** The lowest number. */
    int first() {
        return first;
    }

    /** How many of the kind a fabric has, per array where the kind belongs to one. */
    int count(FabricShape shape) {
        return switch (this) {
            case HOST -> shape.hosts();
            case ARRAY -> shape.arrays();
            case PORT -> shape.pathsPerUnit() / shape.hosts();
            case LUN -> shape.unitsPerArray();
            case GROUP -> shape.groupsPerArray();
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
