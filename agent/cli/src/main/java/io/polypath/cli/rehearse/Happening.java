package io.polypath.cli.rehearse;

/**
 * Something that happened in a rehearsal.
 *
 * @param atNs since the beginning
 * @param kind whose doing it was
 * @param who the paths or the map that it happened to; empty for the fabric
 * @param what in words
 */
public record Happening(long atNs, Kind kind, String who, String what) {

    /** Whose doing something was. */
    public enum Kind {
        /** A fault begins or ends. */
        FABRIC,
        /** The daemon noticed something about paths. */
        PATHS,
        /** The daemon did something to a map. */
        MAP
    }
}
