package io.polypath.agent.prio;

import io.polypath.agent.path.Probe;

/** What a prioritizer must be given in {@link PrioFacts}. A prioritizer that needs another answer adds it here. */
public enum Need {
    NOTHING(null),
    /** To be computed anew with every check. */
    CHECK(null),
    /** Access state and preferred bit of the path's target port group, from the logical unit's table. */
    ACCESS_STATE(null),
    /** sysfs {@code access_state} and {@code preferred_path} of the SCSI device. */
    SYSFS_ACCESS(null),
    /** Where the path begins and ends, and what it is called: {@code PathIdentity}. */
    IDENTITY(null),
    /** How long the device takes to answer. */
    DEVICE_TIME(null),
    /** Answer to INQUIRY for vendor specific page C0h. */
    VPD_C0(Probe.VPD_C0),
    /** Answer to INQUIRY for vendor specific page C9h. */
    VPD_C9(Probe.VPD_C9),
    /** Answer to standard INQUIRY, with what vendors add to it. */
    LONG_INQUIRY(Probe.LONG_INQUIRY),
    /** What became of TEST UNIT READY. */
    READINESS(Probe.TUR),
    /** Answer to NetApp's GET VENDOR ATTRIBUTES, and perhaps to INQUIRY for its page C1h. */
    VENDOR_ATTRIBUTES(Probe.VENDOR_ATTRIBUTES),
    /** Asymmetric namespace access log page of the path's NVMe controller, and the namespace's group. */
    ANA_LOG(Probe.NVME_ANA_LOG);

    private final Probe probe;

    Need(Probe probe) {
        this.probe = probe;
    }

    /** The command whose answer is needed, or null. */
    public Probe probe() {
        return probe;
    }
}
