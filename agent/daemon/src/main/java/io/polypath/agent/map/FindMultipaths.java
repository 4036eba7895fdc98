package io.polypath.agent.map;

/**
 * The option {@code find_multipaths}: which logical units become maps, and which devices udev is told to leave to us. Source:
 * multipath.conf(5), multipath(8).
 */
public enum FindMultipaths {
    /** Every path makes a map; a device is claimed as with {@link #STRICT}. */
    OFF,
    /** A second path makes a map; a device is claimed as with {@link #STRICT}. */
    ON,
    /** Every path makes a map and is claimed at once, unless somebody uses it. */
    GREEDY,
    /** As {@link #ON}; a device that nothing is known about waits for a second path. */
    SMART,
    /** Only identities in the wwids file become maps. */
    STRICT;

    private static final long UNKNOWN_HARDWARE_SECONDS = 1;

    /** Whether a device is a path, for udev. */
    public enum Claim {
        YES,
        NO,
        /** Nobody may use it until a second path came or the time is over. */
        MAYBE
    }

    /** The mode that the configuration names {@code keyword}, or null. */
    public static FindMultipaths of(String keyword) {
        for (FindMultipaths mode : values()) {
            if (mode.keyword().equals(keyword)) {
                return mode;
            }
        }
        return null;
    }

    /** As it is written. */
    public String keyword() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Whether the daemon makes a map.
     *
     * @param mapped whether the kernel has one for this logical unit
     * @param paths how many paths to it there are
     * @param known whether the wwids file has its identity
     */
    public boolean wantsMap(boolean mapped, int paths, boolean known) {
        return switch (this) {
            case OFF, GREEDY -> true;
            case ON, SMART -> mapped || paths > 1 || known;
            case STRICT -> known;
        };
    }

    /** Whether a device is a path; what a map uses is one in any case. */
    public Claim claims(ClaimFacts facts) {
        if (facts.inMap()) {
            return Claim.YES;
        }
        boolean excluded = !facts.daemonReachable() || !facts.candidate() || facts.failedBefore();
        boolean taken = (this == GREEDY || this == SMART) && facts.inUse();
        if (excluded || taken) {
            return Claim.NO;
        }
        if (this != GREEDY && facts.known()) {
            return Claim.YES;
        }
        if (facts.released()) {
            return Claim.NO;
        }
        if (this == GREEDY || facts.mapped()) {
            return Claim.YES;
        }
        return this == SMART ? guess(facts) : Claim.NO;
    }

    private static Claim guess(ClaimFacts facts) {
        if (facts.opened()) {
            return Claim.NO;
        }
        return facts.paths() > 1 ? Claim.YES : Claim.MAYBE;
    }

    /**
     * How long a device waits for a second path, seconds.
     *
     * @param timeoutSeconds {@code find_multipaths_timeout}; negative: for known hardware only
     * @param knownHardware whether the hardware table has an entry for the device
     */
    public static long waitSeconds(long timeoutSeconds, boolean knownHardware) {
        return timeoutSeconds < 0 && !knownHardware ? UNKNOWN_HARDWARE_SECONDS : Math.abs(timeoutSeconds);
    }
}
