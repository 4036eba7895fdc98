package io.polypath.agent.config.regex;

import java.util.List;

/** A parsed expression. Immutable. */
sealed interface Node {

    Node EMPTY = new Sequence(List.of());

    /** One byte of a set. */
    record Bytes(ByteSet set) implements Node {}

    /** No byte, but a condition. */
    record At(Place place) implements Node {}

    /** One after the other; none is the empty expression. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of them; at least two. */
    record Choice(List<Node> branches) implements Node {}

    /**
     * A repetition.
     *
     * @param most {@link #UNLIMITED}, or not less than {@code least}
     */
    record Repeat(Node body, int least, int most) implements Node {
        static final int UNLIMITED = -1;
    }
}
