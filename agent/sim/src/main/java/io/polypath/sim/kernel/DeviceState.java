package io.polypath.sim.kernel;

/** State of a SCSI device as {@code device/state} in sysfs shows it (scsi_sysfs.c, sdev_states). */
public enum DeviceState {
    RUNNING("running"),
    /** Set by an administrator or by error handling; a returning port does not end it. */
    OFFLINE("offline"),
    /** The transport waits for the remote port. */
    BLOCKED("blocked"),
    /** The transport has stopped waiting. */
    TRANSPORT_OFFLINE("transport-offline");

    private final String text;

    DeviceState(String text) {
        this.text = text;
    }

    /** Whether the device can be opened as a block device. */
    public boolean online() {
        return this == RUNNING || this == BLOCKED;
    }

    @Override
    public String toString() {
        return text;
    }
}
