package io.polypath.sim.plan;

import io.polypath.sim.fabric.FabricModel;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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

    /**
     * How many of the kind a fabric has.
     *
     * @param array which one's, where the kind belongs to arrays; null for the one that has most
     */
    int count(FabricModel fabric, Integer array) {
        return switch (this) {
            case HOST -> fabric.hosts();
            case ARRAY -> fabric.arrays();
            case PORT -> most(fabric, array, fabric::ports);
            case LUN -> most(fabric, array, fabric::units);
            case GROUP -> most(fabric, array, fabric::groups);
        };
    }

    private static int most(FabricModel fabric, Integer array, IntUnaryOperator count) {
        return array != null ? count.applyAsInt(array) : IntStream.range(0, fabric.arrays()).map(count).max().orElse(0);
    }

    @Override
    public String toString() {
        return word;
    }
}
