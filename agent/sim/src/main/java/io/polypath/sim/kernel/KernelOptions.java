package io.polypath.sim.kernel;

/**
 * How the simulated host is set up.
 *
 * @param aluaHandler whether scsi_dh_alua is attached to devices with TPGS: it keeps some unit attentions from user space
 * @param udevRuns whether there is a udev daemon
 * @param udevDelayNs time from the kernel's event to udev's
 * @param commandTimeoutMs {@code device/timeout} of every disk
 */
public record KernelOptions(boolean aluaHandler, boolean udevRuns, long udevDelayNs, int commandTimeoutMs) {

    /** As a distribution sets it up. */
    public static final KernelOptions DEFAULT = new KernelOptions(true, true, 5_000_000L, 30_000);

    public KernelOptions {
        if (udevDelayNs < 0 || commandTimeoutMs < 1) {
            throw new IllegalArgumentException("udev delay " + udevDelayNs + " ns, timeout " + commandTimeoutMs + " ms");
        }
    }

    public KernelOptions withAluaHandler(boolean attached) {
        return new KernelOptions(attached, udevRuns, udevDelayNs, commandTimeoutMs);
    }

    public KernelOptions withUdev(boolean runs, long delayNs) {
        return new KernelOptions(aluaHandler, runs, delayNs, commandTimeoutMs);
    }

    public KernelOptions withCommandTimeoutMs(int timeoutMs) {
        return new KernelOptions(aluaHandler, udevRuns, udevDelayNs, timeoutMs);
    }
}
