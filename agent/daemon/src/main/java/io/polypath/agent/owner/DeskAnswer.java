package io.polypath.agent.owner;

import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.LaneQueue;

/**
 * The answer that an order of the desk's is owed.
 *
 * @param ticket the desk's number of the order
 */
record DeskAnswer(LaneQueue<DeskReply> replies, long ticket) {

    void give(DeskOutcome outcome) {
        replies.offer(new DeskReply.Done(ticket, outcome, ""));
    }

    /** @param text the whole answer, its last newline included; empty for the usual word of success */
    void say(String text) {
        replies.offer(new DeskReply.Done(ticket, DeskOutcome.OK, text));
    }

    /** @param why a sentence for whoever asked */
    void refuse(String why) {
        replies.offer(new DeskReply.Done(ticket, DeskOutcome.FAILED, DeskOutcome.FAILED.text() + why + "\n"));
    }

    void give(boolean worked) {
        give(worked ? DeskOutcome.OK : DeskOutcome.FAILED);
    }

    /** @param error 0, or minus errno of what was tried */
    void ended(int error) {
        if (error == -Errno.EBUSY) {
            give(DeskOutcome.IN_USE);
        } else {
            give(error == 0);
        }
    }
}
