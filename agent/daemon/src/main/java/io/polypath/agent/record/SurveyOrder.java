package io.polypath.agent.record;

import io.polypath.agent.port.DiskSurvey;

/** What the owner asks of the surveyor. Allocated per order: surveys happen when the topology changes, not per check. */
public sealed interface SurveyOrder {

    /** List all disks. */
    record ListDisks() implements SurveyOrder {}

    /**
     * Look at one disk and open it.
     *
     * @param name kernel name
     */
    record SurveyDisk(String name) implements SurveyOrder {}

    /** Close what a survey opened. */
    record ReleaseDisk(DiskSurvey survey) implements SurveyOrder {}
}
