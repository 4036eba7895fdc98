package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;

/**
 * Owner and permissions of a map's device node; {@link #UNSET} where udev decides.
 *
 * @param mode permission bits
 */
public record NodeOwnership(long mode, long uid, long gid) {

    public static final long UNSET = -1;

    static NodeOwnership of(EffectiveSettings settings) {
        long mode = settings.value(ConfigOption.MODE) instanceof Value.Mode(int bits) ? bits : UNSET;
        return new NodeOwnership(mode, settings.number(ConfigOption.UID, UNSET), settings.number(ConfigOption.GID, UNSET));
    }
}
