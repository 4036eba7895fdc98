package io.polypath.agent.record;

import java.util.List;

/**
 * What the desk asks of the owner. Every order but {@link Forget} is answered by exactly one {@link DeskReply}, sooner or
 * later; the owner never waits for the desk.
 */
public sealed interface DeskOrder {

    /** Show the host as it is now. Not asked again before it was answered. */
    record Look() implements DeskOrder {}

    /**
     * Do something for a client.
     *
     * @param ticket the desk's number for it, never used twice
     * @param command what
     * @param arguments as {@link DeskCommand} names them
     * @param deadlineNs when the client will be told that it took too long, in the lanes' monotonic clock
     */
    record Act(long ticket, DeskCommand command, List<String> arguments, long deadlineNs) implements DeskOrder {

        public Act {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The client of an order went away, or was told that it took too long: what still waits for a condition may be given up.
     * A reply that comes nevertheless is dropped.
     */
    record Forget(long ticket) implements DeskOrder {}
}
