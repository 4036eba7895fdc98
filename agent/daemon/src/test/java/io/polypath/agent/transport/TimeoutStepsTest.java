package io.polypath.agent.transport;

import static io.polypath.agent.transport.Wishes.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.NoPathRetry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeoutStepsTest {

    private static final String[] FAST = {"", "off", "0", "5", "30", "600"};
    private static final String[] LOSS = {"", "1", "5", "6", "30", "600", "601", "infinity"};

    private static List<String> port(String fast, String devLoss, String fastNow, String lossNow) {
        return TimeoutSteps.remotePort(wish("scsi:fcp", fast, devLoss, NoPathRetry.FAIL), fastNow, lossNow).stream()
                .map(step -> step.name() + "=" + step.text()).toList();
    }

    @Test
    void theLossTimeIsRaisedBeforeTheFastTimeIsSetAndSetAfterIt() {
        assertEquals(List.of("dev_loss_tmo=101", "fast_io_fail_tmo=100", "dev_loss_tmo=900"), port("100", "900", "off", "60"));
        assertEquals(List.of("fast_io_fail_tmo=5", "dev_loss_tmo=4294967295"), port("5", "infinity", "off", "60"));
        assertEquals(List.of("dev_loss_tmo=61", "fast_io_fail_tmo=60"), port("60", "", "off", "60"));
    }

    @Test
    void whatIsAsWishedIsNotWritten() {
        assertEquals(List.of(), port("5", "60", "5", "60"));
        assertEquals(List.of("dev_loss_tmo=61"), port("5", "61", "5", "60"));
        assertEquals(List.of("fast_io_fail_tmo=6"), port("6", "60", "5", "60"));
        assertEquals(List.of(), TimeoutSteps.session(wish("scsi:iscsi", "5", "", NoPathRetry.FAIL), "5"));
    }

    @Test
    void aSessionCanOnlyWaitForSomeTime() {
        assertEquals(1, TimeoutSteps.session(wish("scsi:iscsi", "7", "", NoPathRetry.FAIL), "120").size());
        assertEquals(List.of(), TimeoutSteps.session(wish("scsi:iscsi", "off", "", NoPathRetry.FAIL), "120"));
        assertEquals(List.of(), TimeoutSteps.session(wish("scsi:iscsi", "0", "", NoPathRetry.FAIL), "120"));
    }

    /** Every wish over every state that the kernel can be in, by the kernel's rules. */
    @Test
    void theKernelTakesEveryStepAndEndsAsWished() {
        for (String fast : FAST) {
            for (String loss : LOSS) {
                for (NoPathRetry retry : List.of(NoPathRetry.FAIL, NoPathRetry.QUEUE, NoPathRetry.checks(7))) {
                    TimeoutWish wish = wish("scsi:fcp", fast, loss, retry);
                    for (String state : List.of("off 1", "off 60", "off 600", "0 60", "5 60", "5 4294967295", "599 600")) {
                        apply(wish, state);
                    }
                }
            }
        }
    }

    private static void apply(TimeoutWish wish, String state) {
        String fast = state.split(" ")[0];
        long loss = Long.parseLong(state.split(" ")[1]);
        for (AttributeWrite step : TimeoutSteps.remotePort(wish, fast, Long.toString(loss))) {
            if (step.name().equals(TimeoutSteps.DEV_LOSS)) {
                long wanted = Long.parseLong(step.text());
                assertTrue(!fast.equals("off") || wanted <= 600, () -> wish + " from " + state + " stumbles over " + step);
                loss = wanted;
            } else {
                boolean off = step.text().equals("off");
                long limit = loss;
                assertTrue(off || Long.parseLong(step.text()) <= 600 && Long.parseLong(step.text()) < limit,
                        () -> wish + " from " + state + " stumbles over " + step);
                fast = step.text();
            }
        }
        assertTrue(wish.devLossSeconds() == TimeoutWish.UNSET || wish.devLossSeconds() == loss, wish + " from " + state);
    }
}
