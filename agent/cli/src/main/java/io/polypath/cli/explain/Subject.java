package io.polypath.cli.explain;

import io.polypath.agent.scribe.AddressBook;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.cli.show.PathSpec;
import io.polypath.cli.show.PathView;
import java.util.HashSet;
import java.util.Set;

/**
 * The paths that somebody asked about, within the records of one run of the daemon. A path is found by any name that any of its
 * records carries, and then all its records are told, those included that are older than the name. Owned by one command.
 */
final class Subject {

    /** A use of a row of the path table: what a name may pass on, this never does. */
    private record Tenancy(int row, int tenant) {}

    private final PathSpec spec;
    private final AddressBook addresses = new AddressBook();
    private final Set<Tenancy> meant = new HashSet<>();

    Subject(PathSpec spec) {
        this.spec = spec;
    }

    /** Learns from the table of paths of the same run. */
    void learn(PathView path) {
        addresses.enter(path.row(), path.tenant(), path.address());
        if (spec.names(path)) {
            meant.add(new Tenancy(path.row(), path.tenant()));
        }
    }

    void learn(FlightEntry entry) {
        addresses.learn(entry);
        if (entry.aboutPath()
                && spec.names(entry.name(), addresses.of(entry), entry.major() + ":" + entry.minor(), entry.wwid())) {
            meant.add(new Tenancy(entry.row(), entry.tenant()));
        }
    }

    /** Whether a record is about one of the paths. */
    boolean concerns(FlightEntry entry) {
        return meant.contains(new Tenancy(entry.row(), entry.tenant()));
    }

    /** H:C:T:L of the record's path, or empty. */
    String address(FlightEntry entry) {
        return addresses.of(entry);
    }
}
