package io.polypath.agent.owner;

/** What becomes of it when udev and the device name a path differently, and it is not known which of the names is old. */
enum NameDispute {
    /** They never did. */
    NONE,
    /** udev was asked to read the disk again. */
    ASKED,
    /** It has not answered in time, and was asked once more; nothing else waits for it. */
    OVERDUE,
    /** It has read again. Where it says the same as before, it names disks by something else than the device's page 83h. */
    SETTLED;

    boolean isOpen() {
        return this == ASKED || this == OVERDUE;
    }
}
