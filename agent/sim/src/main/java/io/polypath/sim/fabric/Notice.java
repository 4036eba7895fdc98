package io.polypath.sim.fabric;

import io.polypath.sim.model.Sense;

/** How an array tells that a logical unit number now leads elsewhere. */
public enum Notice {
    /** Not at all. */
    SILENT(null),
    /** Unit attention 3F/03, INQUIRY DATA HAS CHANGED, on the nexus itself. */
    INQUIRY_CHANGED(Sense.INQUIRY_CHANGED),
    /** Unit attention 3F/0E, REPORTED LUNS DATA HAS CHANGED, on every logical unit of the I_T nexus. */
    LUNS_CHANGED(Sense.LUNS_CHANGED);

    private final Sense attention;

    Notice(Sense attention) {
        this.attention = attention;
    }

    /** The unit attention, or null. */
    Sense attention() {
        return attention;
    }
}
