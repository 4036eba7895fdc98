package io.polypath.agent.record;

import io.polypath.agent.port.MapReading;
import java.util.List;

/**
 * What the owner wants done to a map, on its way to a mapper lane and back. Ownership travels with the record: whoever holds it
 * may look at the outcome or write it.
 */
public final class MapOrder {

    /** What is to be done. */
    public enum Kind {
        /** Read all maps. */
        LIST,
        /** Read one. */
        READ,
        /** Not an order but news: the map that has a device number had an event, or came or went. */
        EVENT,
        /** Read the map that has a device number. */
        READ_STRANGER,
        /** Send {@link #text} as a target message. */
        MESSAGE,
        /** Send none of the messages about {@link #path} that still wait. */
        WITHDRAW,
        /** Drop a table that is not live. */
        CLEAR,
        /** Make a map with the table {@link #text}. */
        CREATE,
        /** Replace the table by {@link #text}. */
        RELOAD,
        /** Give the map {@link #newName}. */
        RENAME,
        /** Remove the map and its partitions. */
        REMOVE,
        SUSPEND,
        RESUME
    }

    public final Kind kind;

    /** Row of the map, and which tenant of the row; -1 for an order about no map that is known. */
    public final int map;
    public final int mapGeneration;

    /** Uuid and present name of the map. */
    public final String uuid;
    public final String name;

    /** Parameters of the table, or a message. */
    public String text = "";

    /** Device numbers of the path that a message is about; null where it is about none. */
    public String path;

    /** Whether a later message about the same path, or a withdrawal, makes this one needless: it is not sent. */
    public boolean overtaken;

    public String newName;

    /** Size of the table, 512-byte sectors. */
    public long sectors;

    public boolean readOnly;

    /** Of {@link Kind#RELOAD}: whether it is refused with EBUSY where somebody has the map open, or a partition of it exists. */
    public boolean onlyUnused;

    /** Whether I/O is flushed before the table changes, or the map is suspended. */
    public boolean flush;

    /** Of {@link Kind#READ}: whether a map that only partitions hold open, which nobody uses, is to be read as closed. */
    public boolean partitionsAside;

    /** Whether a map that is in use is removed when it is closed. */
    public boolean deferred;

    /** libdm's {@code DM_UDEV_*} flags. */
    public int udevFlags;

    /** What stands between a map's new name and the number in its partitions' names; null leaves it as it is. */
    public String partitionDelimiter;

    /** Of {@link Kind#EVENT} and {@link Kind#READ_STRANGER}. */
    public int major;
    public int minor;

    /** 0, or minus errno of the step that failed. */
    public int error;

    /** Whether the kernel could not tell about the map, which says nothing about the map. */
    public boolean unreadable;

    /** What the kernel has now; null when there is no such map, or it could not be read. */
    public MapReading reading;

    /** Of {@link Kind#LIST}; null when the kernel could not be asked. */
    public List<MapReading> readings;

    public MapOrder(Kind kind, int map, int mapGeneration, String uuid, String name) {
        this.kind = kind;
        this.map = map;
        this.mapGeneration = mapGeneration;
        this.uuid = uuid;
        this.name = name;
    }
}
