package io.polypath.agent.keeper;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.topology.Path;

/** What the keeper asks of the rest of the owner. */
public interface KeeperHost {

    /** Steps {@link Keeper#mapDue} for that row at that time; {@link Long#MAX_VALUE} for never. Replaces an earlier wish. */
    void mapTimer(int row, long atNs);

    /** The path should be checked now. */
    void checkSoon(Path path, long nowNs);

    /** The kernel's multipath target has failed a path that we held for good. */
    void kernelFailed(Path path, long nowNs);

    /** Whether disks are being found or have not had their first check, so that more paths of a map may be about to come. */
    boolean discovering(long nowNs);

    /** Whether a disk is there that the configuration leaves to others. @param devT {@code major:minor} */
    boolean leavesAlone(String devT);

    /** Whether there is a udev daemon, which makes the names of maps. */
    boolean udevRuns();

    /** Writes what is to be told of a path to the flight ring. */
    void note(FlightKind kind, Path path, long value, String text, long nowNs);

    /** Writes that something could not be done, which concerns no map or path in particular. */
    void trouble(String text, long nowNs);

    /** Writes what became of a map to the flight ring. */
    void note(FlightKind kind, ManagedMap map, long value, String text, long nowNs);
}
