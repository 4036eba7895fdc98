package io.polypath.cli.rehearse;

import java.util.List;

/**
 * What a rehearsal came to.
 *
 * @param fabric what was simulated, in words
 * @param likeness what of a host the fabric is like, or null
 * @param lengthNs how long it was, from the beginning of the script
 * @param happenings in their order
 * @param maps in the order of their device numbers; empty where the configuration makes none of the simulated disks
 */
public record Outcome(String fabric, Likeness likeness, long lengthNs, List<Happening> happenings, List<MapOutcome> maps) {

    public Outcome {
        happenings = List.copyOf(happenings);
        maps = List.copyOf(maps);
    }
}
