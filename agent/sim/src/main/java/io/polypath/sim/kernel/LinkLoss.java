package io.polypath.sim.kernel;

import io.polypath.sim.model.Link;
import io.polypath.sim.model.Transport;

/**
 * What the host makes of a port that does not answer.
 *
 * @param blocks whether commands wait in the queue of a blocked device; else they come back at once with host_status 0Eh
 * @param failAfterNs when the transport stops waiting (fast_io_fail_tmo, replacement_timeout), or {@link #NEVER}
 * @param loseAfterNs when the devices are removed (dev_loss_tmo), or {@link #NEVER}
 */
public record LinkLoss(boolean blocks, long failAfterNs, long loseAfterNs) {

    public static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;

    /** Every command fails at once, sysfs says {@code running}, the devices stay: a loopback target, or SAS. */
    public static final LinkLoss AT_ONCE = new LinkLoss(false, NEVER, NEVER);

    public LinkLoss {
        if (failAfterNs < 0 || loseAfterNs < 0) {
            throw new IllegalArgumentException("negative time: " + failAfterNs + ", " + loseAfterNs);
        }
        if (!blocks && failAfterNs != NEVER) {
            throw new IllegalArgumentException("only a blocked device waits to be failed");
        }
    }

    /** What is usual for a transport when a multipath daemon has shortened its timeouts. */
    public static LinkLoss usual(Transport transport) {
        return switch (transport) {
            case FCP -> new LinkLoss(true, 5 * SECOND, 60 * SECOND);
            case ISCSI -> new LinkLoss(true, 5 * SECOND, NEVER);
            case SAS -> AT_ONCE;
        };
    }

    /** As the attributes of the transport's object for the link say now, which a daemon writes. */
    public static LinkLoss configured(Link link, Attributes attributes) {
        String port = DeviceTree.portDevice(link) + "/";
        return switch (link.host().transport()) {
            case FCP -> fibreChannel(
                    time(attributes, "/sys/class/fc_remote_ports/" + port + "fast_io_fail_tmo"),
                    time(attributes, "/sys/class/fc_remote_ports/" + port + "dev_loss_tmo"));
            case ISCSI -> new LinkLoss(true, time(attributes, "/sys/class/iscsi_session/" + port + "recovery_tmo"), NEVER);
            case SAS -> AT_ONCE;
        };
    }

    private static long time(Attributes attributes, String attribute) {
        String text = attributes.read(attribute);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) * SECOND : NEVER;
    }

    /** Fibre Channel: blocked, then failing, then gone. */
    public static LinkLoss fibreChannel(long fastIoFailNs, long devLossNs) {
        return new LinkLoss(true, fastIoFailNs, devLossNs);
    }
}
