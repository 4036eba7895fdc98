package io.polypath.agent.map;

/**
 * What decides whether a device is a path, for udev.
 *
 * @param inMap whether a multipath map holds it
 * @param daemonReachable whether the daemon runs; true where nobody is to be asked
 * @param candidate whether it is a disk with an identity that no rule of the blacklist excludes
 * @param failedBefore whether a map of this identity could not be made since the host was started
 * @param inUse whether something else holds it: another device, a mount, swap
 * @param known whether the wwids file has its identity
 * @param mapped whether the kernel has a multipath map for its identity
 * @param released whether an earlier event gave it to others
 * @param opened whether it cannot be opened for oneself alone
 * @param paths how many paths to the same logical unit there are, itself included
 */
public record ClaimFacts(
        boolean inMap,
        boolean daemonReachable,
        boolean candidate,
        boolean failedBefore,
        boolean inUse,
        boolean known,
        boolean mapped,
        boolean released,
        boolean opened,
        int paths) {}
