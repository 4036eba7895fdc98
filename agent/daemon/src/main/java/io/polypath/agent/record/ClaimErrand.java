package io.polypath.agent.record;

import io.polypath.agent.map.FindMultipaths;

/** What the owner has the clerk tell udev's rules. See {@code ClaimMarkers}. */
public sealed interface ClaimErrand extends Errand {

    /**
     * The daemon looks after maps from now on, with this configuration.
     *
     * @param waitSeconds how long an unknown disk waits for a second path
     */
    record Begin(FindMultipaths mode, long waitSeconds) implements ClaimErrand {}

    /** The daemon looks after maps no longer. */
    record End() implements ClaimErrand {}

    /** Whether the map of a logical unit could not be made. */
    record Failed(String wwid, boolean failed) implements ClaimErrand {}

    /**
     * Whether the blacklist has a disk.
     *
     * @param devT {@code MAJOR:MINOR}
     */
    record Exempt(String devT, boolean exempt) implements ClaimErrand {}

    /**
     * A disk has waited long enough for a second path.
     *
     * @param devT {@code MAJOR:MINOR}
     */
    record Waited(String devT) implements ClaimErrand {}

    /**
     * Have udev look at a disk and its partitions again, after everything that was told before.
     *
     * @param disk kernel name
     * @param action {@code change}, or {@code add} where others are to have it: LVM listens to nothing else
     */
    record LookAgain(String disk, String action) implements ClaimErrand {}
}
