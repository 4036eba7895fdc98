package io.polypath.agent.desk;

import java.util.List;
import java.util.Objects;

/**
 * What a desk is made of.
 *
 * @param limits what clients may hold
 * @param sockets where they come in; the desk closes them
 * @param devices what {@code show devices} lists
 * @param counters what it did
 */
public record DeskSetup(
        DeskLimits limits, List<ListeningSocket> sockets, BlockDevices devices, DeskCounters counters) {

    public DeskSetup {
        Objects.requireNonNull(limits);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(counters);
        sockets = List.copyOf(sockets);
    }
}
