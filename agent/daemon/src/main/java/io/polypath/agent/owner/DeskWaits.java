package io.polypath.agent.owner;

import io.polypath.agent.record.DeskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Answers that are given when something has become true. Owner lane only; bounded by what the desk lets wait. */
final class DeskWaits {

    private final List<Wait> waits = new ArrayList<>();

    /** @param late answers at the deadline, whatever is the case then */
    private record Wait(
            DeskAnswer answer, long deadlineNs, BooleanSupplier condition, Consumer<DeskAnswer> reply, Consumer<DeskAnswer> late) {}

    /** Answers as soon as the condition holds; a client that does not wait so long is told so by the desk. */
    void until(DeskAnswer answer, long deadlineNs, BooleanSupplier condition) {
        until(answer, deadlineNs, condition, waiting -> waiting.give(DeskOutcome.OK));
    }

    /** @param reply answers then */
    void until(DeskAnswer answer, long deadlineNs, BooleanSupplier condition, Consumer<DeskAnswer> reply) {
        until(answer, deadlineNs, condition, reply, waiting -> waiting.give(DeskOutcome.TIMED_OUT));
    }

    /** @param late answers at the deadline */
    void until(
            DeskAnswer answer,
            long deadlineNs,
            BooleanSupplier condition,
            Consumer<DeskAnswer> reply,
            Consumer<DeskAnswer> late) {
        waits.add(new Wait(answer, deadlineNs, condition, reply, late));
    }

    /** Nobody wants that answer any more. */
    void forget(long ticket) {
        waits.removeIf(wait -> wait.answer.ticket() == ticket);
    }

    /** Answers what has become true. What is waited for changes only in steps of the owner, so this is asked after each. */
    void settle(long nowNs) {
        if (!waits.isEmpty()) {
            waits.removeIf(wait -> answered(wait, nowNs));
        }
    }

    private static boolean answered(Wait wait, long nowNs) {
        if (wait.condition.getAsBoolean()) {
            wait.reply.accept(wait.answer);
            return true;
        }
        if (nowNs >= wait.deadlineNs) {
            wait.late.accept(wait.answer);
            return true;
        }
        return false;
    }
}
