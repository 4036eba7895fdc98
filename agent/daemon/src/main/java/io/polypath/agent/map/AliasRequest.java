package io.polypath.agent.map;

/**
 * Asks for the user-friendly name of a logical unit.
 *
 * @param prefix {@code alias_prefix}, such as {@code mpath}
 * @param existingAlias name of the map that the kernel has for this WWID; null when there is none
 * @param readOnly whether no binding may be added
 */
public record AliasRequest(String prefix, String wwid, String existingAlias, boolean readOnly) {

    /** The same request where no binding may be added. */
    public AliasRequest onlyReading() {
        return new AliasRequest(prefix, wwid, existingAlias, true);
    }
}
