package io.polypath.agent.desk;

import java.util.List;

/** What became of a request's text. */
sealed interface Reading {

    /**
     * A command.
     *
     * @param arguments in the order of the command's words
     * @param limitNs how long the client wants to wait, or {@link #USUAL_LIMIT}
     */
    record Understood(Meaning meaning, List<String> arguments, long limitNs) implements Reading {

        /** As long as clients wait unless they say otherwise. */
        static final long USUAL_LIMIT = 0;

        public Understood {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * No command.
     *
     * @param text the whole answer
     */
    record Refused(String text) implements Reading {}
}
