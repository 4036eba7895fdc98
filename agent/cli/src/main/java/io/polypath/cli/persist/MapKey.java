package io.polypath.cli.persist;

/**
 * The reservation key that belongs to a map.
 *
 * @param key 0 for none
 * @param aptpl whether registrations with it outlive a loss of power
 * @param fromFile whether it is kept in the prkeys file, where registering changes it
 * @param allTargetPorts whether one registration counts for all target ports
 */
record MapKey(long key, boolean aptpl, boolean fromFile, boolean allTargetPorts) {

    MapKey with(long other) {
        return new MapKey(other, aptpl, fromFile, allTargetPorts);
    }
}
