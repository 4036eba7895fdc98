package io.polypath.cli.multipath;

import io.polypath.agent.port.DiskSurvey;

/**
 * A SCSI disk and what multipath.conf makes of it.
 *
 * @param wwid its identity; null while nobody knows it
 * @param exclusion why the blacklist has it; empty when it has not
 */
record Disk(DiskSurvey survey, String wwid, String exclusion) {

    String name() {
        return survey.key().name();
    }

    String devT() {
        return survey.key().major() + ":" + survey.key().minor();
    }

    boolean isCandidate() {
        return wwid != null && exclusion.isEmpty();
    }
}
