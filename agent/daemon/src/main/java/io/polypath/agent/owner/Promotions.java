package io.polypath.agent.owner;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.record.Command;
import io.polypath.agent.record.SurveyOrder;
import io.polypath.agent.topology.Path;
import io.polypath.ringbuf.LaneQueue;

/**
 * Paths whose nodes could not be opened when they were found, with the handles of a later survey that could. Where it has an sg node,
 * the path goes over from the runners to the prober, as soon as no command of its is out. Owner lane only.
 */
final class Promotions {

    private final Holdings holdings;
    private final Submissions submissions;
    private final LaneQueue<SurveyOrder> surveys;

    Promotions(Holdings holdings, Submissions submissions, LaneQueue<SurveyOrder> surveys) {
        this.holdings = holdings;
        this.submissions = submissions;
        this.surveys = surveys;
    }

    /**
     * A path was looked at again. Its handles are kept if it can be asked with them where it could not, or by the prober, now or
     * later, and released otherwise.
     */
    void surveyed(Path path, DiskSurvey survey) {
        Attachment attachment = holdings.of(path);
        if (attachment.leaving || !isBetter(holdings.carrier(survey), attachment.carrier)) {
            release(survey);
            return;
        }
        cancel(attachment);
        attachment.successor = survey;
        settle(path);
    }

    private static boolean isBetter(Carrier carrier, Carrier present) {
        return carrier.canCarry() && (!present.canCarry() || present.isRunner() && !carrier.isRunner());
    }

    /** Goes over if nothing is in the way: a command that is out, a purge that has the handles, or a prober without a free slot. */
    void settle(Path path) {
        Attachment attachment = holdings.of(path);
        DiskSurvey before = attachment.survey;
        DiskSurvey successor = attachment.successor;
        if (successor == null || attachment.leaving || attachment.purge != null || path.check.outstanding() > 0
                || !submissions.hasSlot()) {
            return;
        }
        attachment.successor = null;
        attachment.survey = successor;
        attachment.carrier = holdings.carrier(successor);
        if (!attachment.carrier.isRunner()) {
            submissions.tell(path, Command.Task.ATTACH);
        }
        release(before);
    }

    /** The path leaves: it does not go over any more. */
    void cancel(Attachment attachment) {
        if (attachment.successor != null) {
            release(attachment.successor);
            attachment.successor = null;
        }
    }

    private void release(DiskSurvey survey) {
        surveys.offer(new SurveyOrder.ReleaseDisk(survey));
    }
}
