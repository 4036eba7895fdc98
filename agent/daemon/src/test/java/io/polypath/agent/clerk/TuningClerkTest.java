package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.TransportTimeout;
import io.polypath.agent.config.effective.TransportTimeout.Kind;
import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.agent.record.ErrandReport.Refusal;
import io.polypath.agent.transport.PathTuning;
import io.polypath.agent.transport.TimeoutWish;
import io.polypath.agent.transport.TransportKind;
import io.polypath.ffm.sys.Errno;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TuningClerkTest {

    private static final String PORT = "/sys/class/fc_remote_ports/rport-4:0-1/";
    private static final TransportTimeout UNSET = new TransportTimeout(Kind.UNSET, 0);

    private final Map<String, String> values = new HashMap<>(Map.of(
            PORT + "fast_io_fail_tmo", "off",
            PORT + "dev_loss_tmo", "60",
            "/sys/class/iscsi_session/session3/recovery_tmo", "120",
            "/sys/class/sas_end_device/end_device-6:0/I_T_nexus_loss_timeout", "2000",
            "/sys/class/scsi_host/host4/eh_deadline", "off",
            "/sys/class/scsi_disk/4:0:0:7/max_retries", "5",
            "/sys/class/block/sdc/queue/max_sectors_kb", "1280"));
    private final Map<String, Integer> refused = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private final TuningClerk clerk = new TuningClerk(new AttributePort() {
        @Override
        public int write(String attribute, String text) {
            written.add(attribute.substring(attribute.lastIndexOf('/') + 1) + "=" + text);
            return refused.getOrDefault(attribute, 0);
        }

        @Override
        public AttributeText read(String attribute) {
            String text = values.get(attribute);
            return text == null ? new AttributeText(-Errno.ENOENT, "") : new AttributeText(0, text);
        }

        @Override
        public List<String> partitions(String disk) {
            return List.of();
        }
    });

    private static TransportTimeout seconds(long seconds) {
        return new TransportTimeout(Kind.SECONDS, seconds);
    }

    private static PathTuning tuning(String device, long kib, TimeoutWish wish) {
        return new PathTuning("sdc", "4:0:0:7", 4, device, kib, wish);
    }

    private static TimeoutWish wish(TransportKind transport, TransportTimeout fast, long devLoss) {
        return new TimeoutWish(transport, fast, devLoss, UNSET, GlobalSettings.RETRIES_UNSET);
    }

    @Test
    void everythingThatDiffersIsWrittenTheQueueFirst() {
        TimeoutWish wish = new TimeoutWish(TransportKind.FIBRE_CHANNEL, seconds(5), 600, seconds(30), GlobalSettings.RETRIES_OFF);
        assertEquals(List.of(), clerk.run(tuning("rport-4:0-1", 512, wish)));
        assertEquals(List.of("max_sectors_kb=512", "eh_deadline=30", "max_retries=-1", "fast_io_fail_tmo=5", "dev_loss_tmo=600"),
                written);
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        TimeoutWish wish = new TimeoutWish(
                TransportKind.FIBRE_CHANNEL, new TransportTimeout(Kind.OFF, 0), 60, new TransportTimeout(Kind.OFF, 0), 5);
        assertEquals(List.of(), clerk.run(tuning("rport-4:0-1", 1_280, wish)));
        assertEquals(List.of(), written);
    }

    @Test
    void anIscsiSessionGetsItsRecoveryTimeAndASasDeviceItsLossTime() {
        clerk.run(tuning("session3", 0, wish(TransportKind.ISCSI, seconds(7), 600)));
        clerk.run(tuning("end_device-6:0", 0, wish(TransportKind.SAS, seconds(7), 600)));
        assertEquals(List.of("recovery_tmo=7", "I_T_nexus_loss_timeout=600"), written);
    }

    @Test
    void aPortThatIsBlockedIsToldWithItsErrnoAndNotTriedFurther() {
        refused.put(PORT + "dev_loss_tmo", -Errno.EBUSY);
        List<Refusal> refusals = clerk.run(tuning("rport-4:0-1", 0, wish(TransportKind.FIBRE_CHANNEL, seconds(100), 900)));
        assertEquals(List.of(new Refusal(PORT + "dev_loss_tmo", "101", -Errno.EBUSY)), refusals);
        assertEquals(List.of("dev_loss_tmo=101"), written);
    }

    @Test
    void oneRefusalDoesNotKeepOthersFromBeingWritten() {
        refused.put(PORT + "fast_io_fail_tmo", -Errno.EINVAL);
        List<Refusal> refusals = clerk.run(tuning("rport-4:0-1", 0, wish(TransportKind.FIBRE_CHANNEL, seconds(5), 600)));
        assertEquals(1, refusals.size());
        assertEquals(List.of("fast_io_fail_tmo=5", "dev_loss_tmo=600"), written);
    }
}
