package io.polypath.agent.transport;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.PathSettings;
import io.polypath.agent.config.effective.TransportTimeout;
import io.polypath.agent.config.effective.TransportTimeout.Kind;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.path.Check;

/**
 * The time-outs that a path's transport should have, after the rules that keep them in order with each other and with the map.
 *
 * @param fastIoFail after how long I/O to a lost port fails
 * @param devLossSeconds after how long its devices are removed, at most {@link #ENDLESS}; {@link #UNSET} where the kernel's stays
 * @param ehDeadline how long the host's error handling may take
 * @param maxRetries how often the kernel repeats a command; {@link GlobalSettings#RETRIES_UNSET} where its own number stays,
 *     {@link GlobalSettings#RETRIES_OFF} for as long as it takes
 */
public record TimeoutWish(
        TransportKind transport, TransportTimeout fastIoFail, long devLossSeconds, TransportTimeout ehDeadline, int maxRetries) {

    /** {@code dev_loss_tmo infinity}: the greatest number that the kernel takes. */
    public static final long ENDLESS = 0xffff_ffffL;

    /** Nothing is wished. */
    public static final long UNSET = -1;

    /** Above it the kernel takes no {@code dev_loss_tmo} while {@code fast_io_fail_tmo} is off (scsi_transport_fc.c). */
    public static final long LONGEST_WITHOUT_FAST_IO_FAIL = 600;

    /** What one standard check interval adds to the time for which a map waits for a path. */
    private static final long STANDARD_INTERVAL_SECONDS = 5;

    private static final TransportTimeout OFF = new TransportTimeout(Kind.OFF, 0);
    private static final TransportTimeout KERNELS = new TransportTimeout(Kind.UNSET, 0);
    private static final String NVME = "nvme:";

    /** An NVMe controller is no SCSI host, whatever host has its number. */
    private static final TimeoutWish NOTHING =
            new TimeoutWish(TransportKind.OTHER, KERNELS, UNSET, KERNELS, GlobalSettings.RETRIES_UNSET);

    public TimeoutWish {
        Check.that(devLossSeconds >= UNSET && devLossSeconds <= ENDLESS, "dev_loss_tmo has 32 bits", devLossSeconds);
    }

    /**
     * What a path should have as a member of a map. A device must not be removed while its map waits for it, and I/O that never
     * fails fast cannot wait for longer than the kernel lets it.
     *
     * @param pollingSeconds {@code polling_interval}
     * @param protocol the incumbent's spelling
     */
    public static TimeoutWish of(
            PathSettings settings, NoPathRetry retry, long pollingSeconds, int maxRetries, String protocol) {
        if (protocol.startsWith(NVME)) {
            return NOTHING;
        }
        TransportKind transport = TransportKind.of(protocol);
        TransportTimeout fast = settings.fastIoFail();
        boolean nothing = fast.kind() == Kind.UNSET && settings.devLoss().kind() == Kind.UNSET;
        if (transport == TransportKind.OTHER || nothing) {
            return new TimeoutWish(transport, KERNELS, UNSET, settings.ehDeadline(), maxRetries);
        }
        long devLoss = Math.max(seconds(settings.devLoss()), leastDevLoss(retry, pollingSeconds));
        if (devLoss != UNSET && limits(fast) && fast.seconds() >= devLoss) {
            fast = OFF;
        }
        boolean bounded = !limits(fast) && !(fast.kind() == Kind.SECONDS && retry.kind() == NoPathRetry.Kind.QUEUE);
        if (transport == TransportKind.FIBRE_CHANNEL && bounded) {
            devLoss = Math.min(devLoss, LONGEST_WITHOUT_FAST_IO_FAIL);
        }
        return new TimeoutWish(transport, fast, devLoss, settings.ehDeadline(), maxRetries);
    }

    /** Whether everything stays as the kernel has it. */
    public boolean isNothing() {
        boolean transports = fastIoFail.kind() == Kind.UNSET && devLossSeconds == UNSET;
        return transports && ehDeadline.kind() == Kind.UNSET && maxRetries == GlobalSettings.RETRIES_UNSET;
    }

    /** Whether I/O to a lost port fails after some time that is not nothing. */
    private static boolean limits(TransportTimeout fast) {
        return fast.kind() == Kind.SECONDS && fast.seconds() > 0;
    }

    private static long seconds(TransportTimeout devLoss) {
        return switch (devLoss.kind()) {
            case UNSET, OFF -> UNSET;
            case SECONDS -> Math.min(devLoss.seconds(), ENDLESS);
            case INFINITE -> ENDLESS;
        };
    }

    private static long leastDevLoss(NoPathRetry retry, long pollingSeconds) {
        return switch (retry.kind()) {
            case UNSET, FAIL -> UNSET;
            case QUEUE -> ENDLESS;
            case CHECKS -> {
                long waits = Math.min(retry.checks() * pollingSeconds, ENDLESS);
                yield Math.min(waits + waits / 60 + STANDARD_INTERVAL_SECONDS, ENDLESS);
            }
        };
    }
}
