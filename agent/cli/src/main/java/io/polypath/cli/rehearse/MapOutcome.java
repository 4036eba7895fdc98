package io.polypath.cli.rehearse;

/**
 * What the users of a map noticed.
 *
 * @param name the map's
 * @param wwid of its logical unit
 * @param sent I/Os that were sent
 * @param failed I/Os that failed
 * @param late I/Os that took a second or longer, those that still wait included
 * @param waiting I/Os that still waited at the end
 * @param longestNs how long the slowest waited, to the step of the rehearsal
 * @param paths most paths that were usable at one time
 * @param fewest fewest paths that were usable at one time
 */
public record MapOutcome(
        String name, String wwid, long sent, long failed, long late, long waiting, long longestNs, int paths, int fewest) {}
