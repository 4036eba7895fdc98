package io.polypath.agent.config;

import io.polypath.agent.port.Hctl;
import java.time.Duration;
import java.util.Map;

/**
 * Makes the checker of chosen paths sleep before it asks, so that a test can see what a checker that does not come back does to
 * everything else: nothing.
 *
 * @param byAddress how long to sleep, by SCSI address
 */
public record DeliberateDelays(Map<Hctl, Duration> byAddress) {

    public static final DeliberateDelays NONE = new DeliberateDelays(Map.of());

    public DeliberateDelays {
        byAddress = Map.copyOf(byAddress);
    }

    /** Nanoseconds to sleep, 0 for all but the chosen paths. */
    public long delayNs(Hctl address) {
        Duration delay = byAddress.get(address);
        return delay == null ? 0 : delay.toNanos();
    }
}
