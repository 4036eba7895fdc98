package io.polypath.agent.owner;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.record.DeskOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Answers that are given when something has become true. Owner lane only; bounded by what the desk lets wait. */
final class DeskWaits {

    /** So long an answer waits at the most for what the kernel and udev make of an order that was taken; less than any client waits. */
    static final long PATIENCE_NS = 2_000_000_000L;

    /** What becomes true by itself is noticed after this. */
    private static final long GLANCE_NS = 100_000_000L;

    private final List<Wait> waits = new ArrayList<>();
    private long nextNs = Lane.NEVER;

    /** @param condition asked at a time of the lanes' clock */
    private record Wait(DeskAnswer answer, long deadlineNs, LongPredicate condition, Consumer<DeskAnswer> reply) {}

    /** Answers as soon as the condition holds; a client that does not wait so long is told so by the desk. */
    void until(DeskAnswer answer, long deadlineNs, LongPredicate condition) {
        until(answer, deadlineNs, condition, waiting -> waiting.give(DeskOutcome.OK));
    }

    /** @param reply answers then */
    void until(DeskAnswer answer, long deadlineNs, LongPredicate condition, Consumer<DeskAnswer> reply) {
        waits.add(new Wait(answer, deadlineNs, condition, reply));
    }

    /**
     * Answers as soon as an order has been carried out, and without that when {@link #PATIENCE_NS} are over: it was taken, and what hangs
     * in the kernel keeps nobody.
     */
    void soon(DeskAnswer answer, long nowNs, LongPredicate condition) {
        soon(answer, nowNs, condition, waiting -> waiting.give(DeskOutcome.OK));
    }

    /** @param reply answers then */
    void soon(DeskAnswer answer, long nowNs, LongPredicate condition, Consumer<DeskAnswer> reply) {
        until(answer, Long.MAX_VALUE, atNs -> condition.test(atNs) || isOver(nowNs, atNs), reply);
    }

    /** Whether somebody who asked at {@code sinceNs} has waited for an order's effect as long as may be. */
    static boolean isOver(long sinceNs, long nowNs) {
        return nowNs - sinceNs >= PATIENCE_NS;
    }

    /** Nobody wants that answer any more. */
    void forget(long ticket) {
        waits.removeIf(wait -> wait.answer.ticket() == ticket);
    }

    /** Answers what has become true; asked after each step of the owner. */
    void settle(long nowNs) {
        if (!waits.isEmpty()) {
            waits.removeIf(wait -> answered(wait, nowNs));
        }
        nextNs = waits.isEmpty() ? Lane.NEVER : nowNs + GLANCE_NS;
    }

    /** When to ask at the latest. */
    long nextNs() {
        return nextNs;
    }

    private static boolean answered(Wait wait, long nowNs) {
        if (wait.condition.test(nowNs)) {
            wait.reply.accept(wait.answer);
            return true;
        }
        if (nowNs >= wait.deadlineNs) {
            wait.answer.give(DeskOutcome.TIMED_OUT);
            return true;
        }
        return false;
    }
}
