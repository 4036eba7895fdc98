package io.polypath.agent.prio;

/** What a prioritizer must be given in {@link PrioFacts}. A prioritizer that needs another reply adds it here. */
public enum Need {
    NOTHING,
    /** Access state and preferred bit of the path's target port group, from the logical unit's table. */
    ACCESS_STATE,
    /** sysfs {@code access_state} and {@code preferred_path} of the SCSI device. */
    SYSFS_ACCESS,
    /** Reply to INQUIRY for vendor specific page C0h, 128 bytes asked for. */
    VPD_C0,
    /** Reply to INQUIRY for vendor specific page C9h, 128 bytes asked for. */
    VPD_C9
}
