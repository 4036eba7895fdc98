package io.polypath.agent.keeper;

import io.polypath.agent.map.KernelMessage;
import io.polypath.agent.map.WantedMap;
import io.polypath.agent.topology.Path;

/**
 * Gives orders to the mapper lanes. Messages and readings go to the fast one, in order; everything that may wait goes to one of the
 * others, that of one map always to the same. What became of an order comes back to the {@link Keeper}.
 */
public interface MapperPost {

    /** Read all multipath maps that the kernel has. */
    void list();

    /**
     * Read one map: what the kernel has under its name or device number.
     *
     * @param partitionsAside whether one that only partitions hold open, which nobody uses, is to be read as closed
     */
    void read(ManagedMap map, boolean partitionsAside);

    /** Read a map that the book does not have. */
    void readStranger(int major, int minor);

    void failPath(ManagedMap map, Path path);

    void reinstatePath(ManagedMap map, Path path);

    /** Takes back what still waits to be said about a path. */
    void withdraw(ManagedMap map, Path path);

    /** @param group counted from 1 */
    void switchGroup(ManagedMap map, int group);

    /** @param group counted from 1 */
    void enableGroup(ManagedMap map, int group);

    /** Tells the kernel whether I/O waits while no path is usable. */
    void queueing(ManagedMap map, KernelMessage message);

    /**
     * @param noUsablePath whether nothing may be read from the map yet, which udev's rules are told
     */
    void create(ManagedMap map, WantedMap wanted, boolean readOnly, boolean noUsablePath);

    /**
     * @param flush whether I/O is flushed before the table changes, as for another capacity
     * @param rescan whether upper layers should look at the map again
     */
    void reload(ManagedMap map, WantedMap wanted, boolean readOnly, boolean noUsablePath, boolean flush, boolean rescan);

    void rename(ManagedMap map, String newName);

    /** @param deferred whether the kernel removes it when it is closed, in case it is open */
    void remove(ManagedMap map, boolean deferred);

    /** Takes a removal back that waits for the map to be closed. */
    void keep(ManagedMap map);

    /** Drops a table that is not live, before anything that changes the map. */
    void clear(ManagedMap map);

    void suspend(ManagedMap map);

    void resume(ManagedMap map);
}
