package io.polypath.cli.rehearse;

import java.util.List;
import java.util.Set;

/**
 * What a host's fabric looks like, and which logical units it keeps maps of.
 *
 * @param source where this comes from, in words
 * @param paths in the order of their SCSI addresses
 * @param known logical units that are or may be maps; empty for all
 * @param bindings lines of the file of that name: a map's name and its WWID
 * @param notes what is left out or not known, a sentence each
 */
public record Topology(String source, List<TopologyPath> paths, Set<String> known, List<String> bindings, List<String> notes) {

    public Topology {
        paths = List.copyOf(paths);
        known = Set.copyOf(known);
        bindings = List.copyOf(bindings);
        notes = List.copyOf(notes);
    }
}
