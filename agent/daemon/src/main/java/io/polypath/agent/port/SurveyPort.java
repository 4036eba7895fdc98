package io.polypath.agent.port;

import java.util.List;

/**
 * Looks at the host's disks: sysfs, the udev database, device nodes. Every method may block, so only the surveyor lane calls it.
 */
public interface SurveyPort {

    /** All SCSI disks and NVMe namespaces present now that may be paths. */
    List<DiskKey> list();

    /**
     * Looks at one disk and opens its handles.
     *
     * @return what was seen, or null when there is no such disk (any more)
     * @throws SurveyFailedException when that cannot be told
     */
    DiskSurvey survey(String name);

    /** Closes the handles of a survey. Called once per survey that {@link #survey} returned. */
    void release(DiskSurvey survey);

    /**
     * There is nothing more to look at for now: what was remembered of hosts and targets, so that a thousand disks that come
     * together do not have their ports read a thousand times, is out of date from here on.
     */
    default void rest() {}

    /** Whether a udev daemon will tell about devices, so that it is worth waiting for its word. */
    boolean udevRuns();
}
