package io.polypath.agent.flight;

/** What a flight record tells. The code goes to disk: numbers are never used again for another meaning. */
public enum FlightKind {
    /** A path changed its state. Value: target port group state of the path's group in bits 0..7, group id in bits 8..23. */
    TRANSITION(1, "state"),
    /** A path appeared and was opened. */
    PATH_FOUND(2, "found"),
    /** A path got its identity, or another one. */
    IDENTITY(3, "identity"),
    /** A path went away. */
    PATH_REMOVED(4, "removed"),
    /** An event about a path was applied. Value: the event's sequence number. */
    UEVENT(5, "event"),
    /** A unit attention was collected. */
    UNIT_ATTENTION(6, "unit attention"),
    /** A command's deadline passed. Value: how many of the path's commands hang. */
    DEADLINE(7, "deadline"),
    /** A command answered after its deadline. */
    LATE(8, "late answer"),
    /** A path was condemned, purged or kept. Value: ordinal of the ticket's state. */
    PURGE(9, "purge"),
    /** The topology was compared with what is there. Value: number of differences. */
    RESYNC(10, "resync"),
    /** An answer made no sense. */
    MALFORMED(11, "malformed answer"),
    /** A lane started or stopped. */
    LANE(12, "lane"),
    /** A device could not be opened or submitted to. */
    TROUBLE(13, "trouble"),
    /** The access state of a path's target port group changed. Value: as for {@link #TRANSITION}. */
    ACCESS(14, "access state"),
    /** A map was found in the kernel, or is no longer there. Value: number of its paths in the kernel. */
    MAP_SEEN(15, "map"),
    /** A change of a map was ordered. Value: ordinal of the action, or number of the group. */
    MAP_ORDER(16, "map change"),
    /** A change of a map came home. Value: minus errno, or 0. */
    MAP_DONE(17, "map changed"),
    /** A map cannot be as it should. Value: minus errno, or 0. */
    MAP_TROUBLE(18, "map trouble"),
    /** A map's I/O begins or ceases to wait for a path. Value: paths that are usable. */
    QUEUEING(19, "queueing"),
    /** The blacklist has a disk. */
    LEFT_ALONE(20, "left alone"),
    /** The configuration was read again. Value: number of options that differ. */
    CONFIGURED(21, "configured"),
    /** A doubtful path is tested with reads, or its test has ended. Value: reads that failed. */
    SAMPLE(22, "test"),
    /** A path is marginal, or no longer. Value: 1 or 0. */
    MARGINAL(23, "marginal"),
    /** A path was registered with its map's reservation key, or a registration was taken back. */
    RESERVATION(24, "reservation"),
    /** A transport told something. Value: number of the host or session. */
    FABRIC(25, "fabric"),
    /** A path's prioritizer has only a fallback, for the reason given. Value: the priority. */
    PRIORITY(26, "priority"),
    /** Another logical unit may answer on a path, so that no I/O goes there until its identity has been read again. */
    DOUBT(27, "doubt"),
    /** udev and the device name a path differently, and udev was asked to read again. */
    DISPUTE(28, "dispute"),
    /** Why a path is in its state is known better than when it came into it. */
    CAUSE(29, "cause");

    private static final FlightKind[] ALL = values();

    private final int code;
    private final String text;

    FlightKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /** What {@code polypath explain} calls it. */
    public String text() {
        return text;
    }

    /** The kind of a record that was read, or null when a later version wrote it. */
    public static FlightKind ofCode(int code) {
        for (FlightKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
