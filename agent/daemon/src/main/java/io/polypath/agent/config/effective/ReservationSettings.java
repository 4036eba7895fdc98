package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;

/**
 * Persistent reservations of a map.
 *
 * @param managed whether reservations are the daemon's affair
 * @param fromFile whether the key is in the prkeys file; {@code key} and {@code aptpl} say nothing then
 * @param key 0 for none
 * @param aptpl whether registrations survive a loss of power
 * @param allTargetPorts whether one registration counts for all target ports
 */
public record ReservationSettings(boolean managed, boolean fromFile, long key, boolean aptpl, boolean allTargetPorts) {

    static ReservationSettings of(EffectiveSettings settings) {
        boolean allPorts = settings.flag(ConfigOption.ALL_TG_PT);
        return switch (settings.value(ConfigOption.RESERVATION_KEY)) {
            case null -> new ReservationSettings(false, false, 0, false, allPorts);
            case Value.ReservationKey(long key, boolean aptpl) -> new ReservationSettings(true, false, key, aptpl, allPorts);
            default -> new ReservationSettings(true, true, 0, false, allPorts);
        };
    }
}
