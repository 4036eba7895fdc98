package io.polypath.tests.sim.trial;

import io.polypath.sim.kernel.SimPath;

/** No timer starves: every disk is asked something within its interval and the time that a check may take. */
final class CheckRule {

    /** What a check of several commands, retries and looks at sysfs may take beyond the one that is awaited longest. */
    private static final long SLACK_NS = 40 * Draw.SECOND;

    private final Witness witness;

    CheckRule(Witness witness) {
        this.witness = witness;
    }

    void pulse() {
        Stage stage = witness.stage;
        long limitNs = Wishes.MAX_POLLING_NS + stage.wishes().checkTimeoutNs() + SLACK_NS;
        for (SimPath disk : stage.fabric.kernel().disks().all()) {
            DiskStory story = witness.story(disk);
            boolean busy = stage.fabric.kernel().disks().queue(disk.nexus().link().host()).busy() > 0;
            if (stage.daemon() == null || busy) {
                story.askedNs = stage.nowNs();
            } else if (stage.nowNs() - story.askedNs > limitNs) {
                throw new Violation("no timer starves", disk + " was not asked anything since " + story.askedNs / 1_000_000 + " ms");
            }
        }
    }
}
