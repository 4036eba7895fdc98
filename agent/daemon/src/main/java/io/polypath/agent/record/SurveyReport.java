package io.polypath.agent.record;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import java.util.List;

/** What the surveyor tells the owner. */
public sealed interface SurveyReport {

    /**
     * All disks at one moment.
     *
     * @param udevRuns whether a udev daemon is there to tell about devices
     */
    record DisksListed(List<DiskKey> disks, boolean udevRuns) implements SurveyReport {}

    /** One disk, with its handles open. The owner now owes a release. */
    record DiskSurveyed(DiskSurvey survey) implements SurveyReport {}

    /**
     * A disk could not be looked at, which says nothing about it.
     *
     * @param why for people
     */
    record DiskUnreadable(String name, String why) implements SurveyReport {}

    /** There is no such SCSI disk. */
    record DiskMissing(String name) implements SurveyReport {}
}
