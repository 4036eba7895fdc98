package io.polypath.agent.owner;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.port.DiskSurvey;

/**
 * Who carries a path's commands. A path without an sg node can only be asked by a call that blocks, and a check that is
 * slow on purpose must sleep somewhere: both are a runner's. Everything else is the prober's.
 *
 * @param isRunner whether a runner does
 * @param device handle that the commands are sent to, or minus errno when there is none
 * @param delayNs how long the runner sleeps on purpose before each call
 */
record Carrier(boolean isRunner, int device, long delayNs) {

    static Carrier of(DiskSurvey survey, DeliberateDelays delays) {
        long delayNs = delays.delayNs(survey.address());
        if (survey.checkDevice() >= 0 && delayNs == 0) {
            return new Carrier(false, survey.checkDevice(), 0);
        }
        int device = survey.pinDevice() >= 0 ? survey.pinDevice() : survey.checkDevice();
        return new Carrier(true, device, delayNs);
    }

    boolean canCarry() {
        return device >= 0;
    }
}
