package io.polypath.cli.persist;

import java.util.List;

/**
 * A map whose reservations are asked for or changed.
 *
 * @param name its name, by which the daemon is told
 * @param paths group by group
 */
record PersistMap(String name, String wwid, List<PersistPath> paths) {

    PersistMap {
        paths = List.copyOf(paths);
    }

    List<PersistPath> usable() {
        return paths.stream().filter(PersistPath::usable).toList();
    }
}
