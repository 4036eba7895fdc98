package io.polypath.agent.keeper;

/** How much of a map has to be looked at again; the later ones include the earlier. */
enum Attention {
    NONE,
    /** A path's state changed: which of the kernel's groups is best? */
    STATES,
    /** A priority changed: are the groups still right? */
    PRIORITIES,
    /** Paths, settings or the kernel's map changed: is the table still right? */
    TABLE;

    Attention and(Attention other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
