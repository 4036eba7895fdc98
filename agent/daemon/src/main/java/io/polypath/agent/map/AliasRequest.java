package io.polypath.agent.map;

import java.util.Map;

/**
 * Asks for the user-friendly name of a logical unit.
 *
 * @param prefix {@code alias_prefix}, such as {@code mpath}
 * @param existingAlias name of the map that the kernel has for this WWID; null when there is none
 * @param readOnly whether no binding may be added
 */
public record AliasRequest(String prefix, String wwid, String existingAlias, boolean readOnly) {

    /** The same request of a map that gives up its name where that is configured for another. */
    public AliasRequest besides(Map<String, String> configured) {
        String owner = existingAlias == null ? null : configured.get(existingAlias);
        return owner == null || owner.equals(wwid) ? this : new AliasRequest(prefix, wwid, null, readOnly);
    }

    /** The same request where no binding may be added. */
    public AliasRequest onlyReading() {
        return new AliasRequest(prefix, wwid, existingAlias, true);
    }
}
