package io.polypath.agent.transport;

/** Transports by the time-outs that they have in sysfs. */
public enum TransportKind {
    /** {@code fc_remote_ports}: {@code fast_io_fail_tmo}, {@code dev_loss_tmo}. */
    FIBRE_CHANNEL,
    /** {@code iscsi_session}: {@code recovery_tmo}. */
    ISCSI,
    /** {@code sas_end_device}: {@code I_T_nexus_loss_timeout}. */
    SAS,
    /** None. */
    OTHER;

    /** @param protocol the incumbent's spelling, for instance {@code scsi:fcp} */
    public static TransportKind of(String protocol) {
        return switch (protocol) {
            case "scsi:fcp" -> FIBRE_CHANNEL;
            case "scsi:iscsi" -> ISCSI;
            case "scsi:sas" -> SAS;
            default -> OTHER;
        };
    }
}
