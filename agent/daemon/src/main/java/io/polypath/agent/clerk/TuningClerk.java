package io.polypath.agent.clerk;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.agent.record.ErrandReport.Refusal;
import io.polypath.agent.transport.AttributeWrite;
import io.polypath.agent.transport.PathTuning;
import io.polypath.agent.transport.TimeoutSteps;
import io.polypath.agent.transport.TimeoutWish;
import java.util.ArrayList;
import java.util.List;

/** Sets up a path's queue and transport; writes only what differs, and nothing twice. Clerk lane only. */
final class TuningClerk {

    private static final String CLASSES = "/sys/class/";

    private final AttributePort attributes;

    TuningClerk(AttributePort attributes) {
        this.attributes = attributes;
    }

    /** @return what the kernel refused, in the order in which it was tried */
    List<Refusal> run(PathTuning tuning) {
        List<Refusal> refusals = new ArrayList<>();
        if (tuning.maxSectorsKb() > 0) {
            String queue = CLASSES + "block/" + tuning.disk() + "/queue/";
            String wanted = Long.toString(tuning.maxSectorsKb());
            if (!read(queue, "max_sectors_kb").equals(wanted)) {
                carryOut(queue, List.of(new AttributeWrite("max_sectors_kb", wanted, false)), refusals);
            }
        }
        TimeoutWish wish = tuning.timeouts();
        String host = CLASSES + "scsi_host/host" + tuning.host() + "/";
        carryOut(host, TimeoutSteps.host(wish, read(host, TimeoutSteps.EH_DEADLINE)), refusals);
        String disk = CLASSES + "scsi_disk/" + tuning.address() + "/";
        carryOut(disk, TimeoutSteps.disk(wish, read(disk, TimeoutSteps.MAX_RETRIES)), refusals);
        if (!tuning.portDevice().isEmpty()) {
            port(tuning.portDevice(), wish, refusals);
        }
        return refusals;
    }

    private void port(String device, TimeoutWish wish, List<Refusal> refusals) {
        switch (wish.transport()) {
            case FIBRE_CHANNEL -> {
                String port = CLASSES + "fc_remote_ports/" + device + "/";
                carryOut(port, TimeoutSteps.remotePort(
                        wish, read(port, TimeoutSteps.FAST_IO_FAIL), read(port, TimeoutSteps.DEV_LOSS)), refusals);
            }
            case ISCSI -> {
                String session = CLASSES + "iscsi_session/" + device + "/";
                carryOut(session, TimeoutSteps.session(wish, read(session, TimeoutSteps.RECOVERY)), refusals);
            }
            case SAS -> {
                String end = CLASSES + "sas_end_device/" + device + "/";
                carryOut(end, TimeoutSteps.endDevice(wish, read(end, TimeoutSteps.NEXUS_LOSS)), refusals);
            }
            case OTHER -> {}
        }
    }

    private String read(String device, String name) {
        AttributeText text = attributes.read(device + name);
        return text.text();
    }

    private void carryOut(String device, List<AttributeWrite> steps, List<Refusal> refusals) {
        for (AttributeWrite step : steps) {
            int error = attributes.write(device + step.name(), step.text());
            if (error < 0) {
                refusals.add(new Refusal(device + step.name(), step.text(), error));
            }
            if (error < 0 && step.needed()) {
                return;
            }
        }
    }
}
