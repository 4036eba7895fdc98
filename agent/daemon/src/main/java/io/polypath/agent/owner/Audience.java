package io.polypath.agent.owner;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.agent.topology.Wwid;

/** Told by {@link Discovery} what becomes of paths and disks. Owner lane only. */
interface Audience {
    /** The path has got an identity and is with its logical unit. */
    void joined(Path path, long nowNs);

    /**
     * The path is no longer with a logical unit.
     *
     * @param deviceGone whether its device is gone; otherwise somebody else answers there
     */
    void left(Path path, Wwid wwid, boolean deviceGone, long nowNs);

    /**
     * udev and the device name the path differently, and udev should read again. The path is with no logical unit now.
     *
     * @param before the identity that it had, or null
     */
    void disputed(Path path, Wwid before, long nowNs);

    /** udev was asked to read the path again and could not: it is none of the unit that the device itself says it is not. */
    void denied(Path path, long nowNs);

    /** The disk is another one than it was: who else keeps facts about it should read them again. */
    void becameAnother(Path path, long nowNs);

    /** Capacity or write protection have changed. */
    void surveyed(Path path, long nowNs);

    /** The blacklist has a disk; udev has said that about it. */
    void excluded(DiskKey disk, UdevClaim heard);

    /** Every disk is judged anew. */
    void readmittedAll();

    /** The device was looked at, as had been ordered. */
    void looked(Path path, long nowNs);
}
