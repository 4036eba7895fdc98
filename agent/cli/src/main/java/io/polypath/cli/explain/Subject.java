package io.polypath.cli.explain;

import io.polypath.agent.metrics.Tenancy;
import io.polypath.agent.scribe.AddressBook;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.show.PathSpec;
import io.polypath.cli.show.PathView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The paths that somebody asked about, within the records of one run of the daemon, and their map where that or its unit was named. A path
 * is found by any name that any of its records carries, and then all its records are told, those included that are older than the name.
 * Owned by one command.
 */
final class Subject {

    private final PathSpec spec;
    private final AddressBook addresses = new AddressBook();
    private final Set<Tenancy> meant = new HashSet<>();
    private final Map<String, Set<Tenancy>> byUnit = new HashMap<>();
    private final Set<String> units = new HashSet<>();

    Subject(PathSpec spec) {
        this.spec = spec;
    }

    /** Learns from the table of paths of the same run. */
    void learn(PathView path) {
        addresses.enter(path.row(), path.tenant(), path.address());
        learn(path.tenancy(), path.wwid(), spec.names(path));
    }

    /** Learns from the table of maps of the same run. */
    void learn(MapView map) {
        if (spec.text().equals(map.name()) || spec.text().equals(map.kernelName())) {
            units.add(map.wwid());
        }
    }

    void learn(FlightEntry entry) {
        addresses.learn(entry);
        if (entry.aboutPath()) {
            boolean named = spec.names(entry.name(), addresses.of(entry), entry.major() + ":" + entry.minor(), entry.wwid());
            learn(entry.tenancy(), entry.wwid(), named);
        } else if (entry.aboutMap() && (spec.text().equals(entry.wwid()) || spec.text().equals(entry.name()))) {
            units.add(entry.wwid());
        }
    }

    private void learn(Tenancy path, String unit, boolean named) {
        byUnit.computeIfAbsent(unit, _ -> new HashSet<>()).add(path);
        if (named) {
            meant.add(path);
        }
    }

    /** Whether a record is about one of the paths, or about the map. */
    boolean concerns(FlightEntry entry) {
        if (spec.equals(PathSpec.EVERYTHING)) {
            return true;
        }
        if (entry.aboutMap()) {
            return units.contains(entry.wwid());
        }
        Tenancy path = entry.tenancy();
        return meant.contains(path) || units.stream().anyMatch(unit -> byUnit.getOrDefault(unit, Set.of()).contains(path));
    }

    /** H:C:T:L of the record's path, or empty. */
    String address(FlightEntry entry) {
        return addresses.of(entry);
    }
}
