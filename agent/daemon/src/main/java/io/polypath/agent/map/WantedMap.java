package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * A map as it should be.
 *
 * @param sizeSectors 512-byte sectors; 0 when unknown
 * @param managesQueueing whether {@code no_path_retry} is set; otherwise the kernel's flag is right whatever it says
 * @param forced whether an operator asked that all tables be loaded again
 * @param onlyUnused whether it is to become so only while nobody has it open: it shrinks, and nobody asked for that
 */
public record WantedMap(
        String name, long sizeSectors, WantedTable table, boolean managesQueueing, boolean forced, boolean onlyUnused) {

    public WantedMap {
        Check.that(sizeSectors >= 0, "a size is not negative", sizeSectors);
    }
}
