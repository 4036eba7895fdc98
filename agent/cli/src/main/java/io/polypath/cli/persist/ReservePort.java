package io.polypath.cli.persist;

/** The way to a map's logical unit and to device-mapper. Every call may block, and may be made on any thread. */
interface ReservePort {

    /**
     * One PERSISTENT RESERVE IN.
     *
     * @param action service action
     * @param allocationBytes room for the reply, 8 to 65,535
     */
    InReply in(PersistPath path, int action, int allocationBytes);

    /** One PERSISTENT RESERVE OUT, sent again while a unit attention is in its way. */
    PrStatus out(PersistPath path, OutOrder order);

    /** Whether the path answers as one that is up, or on standby. */
    boolean answers(PersistPath path);

    /** Holds up the map's I/O without waiting for what is under way; false when that failed. */
    boolean suspend(PersistMap map);

    /** Lets it go on. */
    boolean resume(PersistMap map);
}
