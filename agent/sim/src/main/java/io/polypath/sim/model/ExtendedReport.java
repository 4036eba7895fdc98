package io.polypath.sim.model;

/** What an array makes of an RTPG that asks for the extended header (PARAMETER DATA FORMAT 001b). SPC-4, 6.27. */
public enum ExtendedReport {
    /** Answers with the extended header. */
    SUPPORTED,
    /** Answers with the short header, as a device does that does not look at the field. */
    IGNORED,
    /** CHECK CONDITION 05/24/00, as the standard wants. */
    REFUSED,
    /** CHECK CONDITION 05/00/00, as some arrays do. */
    REFUSED_WITHOUT_REASON
}
