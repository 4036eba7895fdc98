package io.polypath.agent.owner;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.topology.PathIdentity;

/** What a look at a disk tells of where it is and how it was made. */
final class SurveyedIdentity {

    private SurveyedIdentity() {}

    static PathIdentity of(DiskSurvey survey) {
        return new PathIdentity(
                survey.key().name(),
                survey.key().major(),
                survey.key().minor(),
                survey.key().diskSequence(),
                survey.address(),
                survey.vendor(),
                survey.product(),
                survey.revision(),
                survey.protocol(),
                survey.targetPort(),
                survey.fabric(),
                survey.serial());
    }
}
