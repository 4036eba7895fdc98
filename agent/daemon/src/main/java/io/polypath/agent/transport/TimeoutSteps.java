package io.polypath.agent.transport;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.TransportTimeout;
import io.polypath.agent.config.effective.TransportTimeout.Kind;
import java.util.ArrayList;
import java.util.List;

/** Which attributes are to be written, in order, so that what the kernel has becomes what is wished. Pure. */
public final class TimeoutSteps {

    /** Attributes of an FC remote port. */
    public static final String FAST_IO_FAIL = "fast_io_fail_tmo";

    public static final String DEV_LOSS = "dev_loss_tmo";

    /** Of an iSCSI session. */
    public static final String RECOVERY = "recovery_tmo";

    /** Of a SAS end device. */
    public static final String NEXUS_LOSS = "I_T_nexus_loss_timeout";

    /** Of a SCSI host. */
    public static final String EH_DEADLINE = "eh_deadline";

    /** Of a SCSI disk. */
    public static final String MAX_RETRIES = "max_retries";

    private TimeoutSteps() {}

    /**
     * For an FC remote port. The kernel takes {@code fast_io_fail_tmo} only below {@code dev_loss_tmo}, and a long {@code
     * dev_loss_tmo} only with {@code fast_io_fail_tmo}; so the former is made long enough, then the latter set, then the former.
     *
     * @param fastIoFail what the kernel shows
     * @param devLoss what the kernel shows
     */
    public static List<AttributeWrite> remotePort(TimeoutWish wish, String fastIoFail, String devLoss) {
        List<AttributeWrite> steps = new ArrayList<>();
        String fast = text(wish.fastIoFail());
        String lossNow = devLoss;
        boolean changesFast = fast != null && !fast.equals(fastIoFail);
        if (changesFast && wish.fastIoFail().seconds() > 0 && wish.fastIoFail().seconds() >= number(devLoss)) {
            long least = wish.fastIoFail().seconds() + 1;
            if (fastIoFail.equals("off") && least > TimeoutWish.LONGEST_WITHOUT_FAST_IO_FAIL) {
                steps.add(new AttributeWrite(FAST_IO_FAIL, "0", true));
            }
            lossNow = Long.toString(least);
            steps.add(new AttributeWrite(DEV_LOSS, lossNow, true));
        }
        if (changesFast) {
            steps.add(new AttributeWrite(FAST_IO_FAIL, fast, false));
        }
        String loss = Long.toString(wish.devLossSeconds());
        if (wish.devLossSeconds() != TimeoutWish.UNSET && !loss.equals(lossNow)) {
            steps.add(new AttributeWrite(DEV_LOSS, loss, false));
        }
        return steps;
    }

    /** For an iSCSI session, which can only wait for some time. */
    public static List<AttributeWrite> session(TimeoutWish wish, String recovery) {
        boolean possible = wish.fastIoFail().kind() == Kind.SECONDS && wish.fastIoFail().seconds() > 0;
        return possible ? single(RECOVERY, text(wish.fastIoFail()), recovery) : List.of();
    }

    /** For a SAS end device. */
    public static List<AttributeWrite> endDevice(TimeoutWish wish, String nexusLoss) {
        String text = wish.devLossSeconds() == TimeoutWish.UNSET ? null : Long.toString(wish.devLossSeconds());
        return single(NEXUS_LOSS, text, nexusLoss);
    }

    /** For the SCSI host. */
    public static List<AttributeWrite> host(TimeoutWish wish, String ehDeadline) {
        return single(EH_DEADLINE, text(wish.ehDeadline()), ehDeadline);
    }

    /** For the SCSI disk. */
    public static List<AttributeWrite> disk(TimeoutWish wish, String maxRetries) {
        boolean wanted = wish.maxRetries() != GlobalSettings.RETRIES_UNSET;
        return single(MAX_RETRIES, wanted ? Integer.toString(wish.maxRetries()) : null, maxRetries);
    }

    private static List<AttributeWrite> single(String name, String wanted, String present) {
        boolean differs = wanted != null && !wanted.equals(present);
        return differs ? List.of(new AttributeWrite(name, wanted, false)) : List.of();
    }

    /** Null where the kernel's own stays. */
    private static String text(TransportTimeout timeout) {
        return switch (timeout.kind()) {
            case UNSET -> null;
            case OFF -> "off";
            case SECONDS -> Long.toString(timeout.seconds());
            case INFINITE -> Long.toString(TimeoutWish.ENDLESS);
        };
    }

    /** What cannot be read counts as so short that it has to be made longer. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
