package io.polypath.agent.path;

/** Whether something beside our checks tells when a path's transport fails. */
public enum HealthReporting {
    /** Polling is all there is. */
    NONE,
    /** Remote port or session events reach this process. */
    EVENTS;

    /**
     * What a transport offers: Fibre Channel reports remote ports, link changes and RSCN; iSCSI reports its sessions.
     * SAS, USB and the others only report removal.
     *
     * @param protocol the incumbent's spelling, for instance {@code scsi:fcp}
     * @param listening whether this process receives that transport's events now; a listener that lost its socket does
     *     not
     */
    public static HealthReporting of(String protocol, boolean listening) {
        boolean reports = protocol.equals("scsi:fcp") || protocol.equals("scsi:iscsi");
        return reports && listening ? EVENTS : NONE;
    }

    /**
     * The pace of a path.
     *
     * @param sentinel whether this path keeps watch for its whole logical unit
     */
    public CheckPace pace(CheckPace ordinary, int sparseFactor, boolean sentinel) {
        return switch (this) {
            case NONE -> ordinary;
            case EVENTS -> sentinel ? ordinary : ordinary.sparse(sparseFactor);
        };
    }
}
