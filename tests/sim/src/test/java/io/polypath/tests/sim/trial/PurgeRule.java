package io.polypath.tests.sim.trial;

import io.polypath.agent.port.PurgePort;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.Opcodes;

/** Nothing is deleted that was not gone for long enough, or that answered since, or that was not looked at once more. */
final class PurgeRule {

    private static final int FEWEST_ABSENCES = 3;
    private static final long SHORTEST_NS = 10 * Draw.SECOND;

    private static final int QUALIFIER_SHIFT = 5;

    private final Stage stage;

    PurgeRule(Stage stage) {
        this.stage = stage;
    }

    void answered(DiskStory story, Question question, Answer answer) {
        boolean inquired = answer.good() && question.opcode() == Opcodes.INQUIRY && question.page() < 0;
        boolean absent = inquired && answer.first() >> QUALIFIER_SHIFT != 0;
        if (absent || answer.sense() == Answer.NOT_SUPPORTED) {
            if (story.absences++ == 0) {
                story.absentNs = stage.nowNs();
            }
        } else if ((inquired || answer.name() != 0) && question.disk().nexus().unit() != null) {
            story.absences = 0;
            story.absentNs = DiskStory.NEVER;
        }
    }

    void deletes(SimPath disk, DiskStory story) {
        if (story.look != PurgePort.Look.DISCONNECTED || story.lookNs != stage.nowNs()) {
            throw new Violation("purge", disk + " is deleted without a last look that found it gone: " + story.look);
        }
        boolean garbled = !disk.nexus().rules().isEmpty();
        if (!garbled && (story.absences < FEWEST_ABSENCES || stage.nowNs() - story.absentNs < SHORTEST_NS)) {
            throw new Violation("purge", disk
                    + " is deleted although it was gone for " + story.absences + " answers only, or answered since");
        }
    }
}
