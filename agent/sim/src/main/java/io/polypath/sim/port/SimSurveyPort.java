package io.polypath.sim.port;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.SurveyPort;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.Kernel;
import io.polypath.sim.kernel.OpenFile;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.Transport;
import java.util.List;
import java.util.Objects;

/** What the simulated sysfs, udev database and device nodes say. */
public final class SimSurveyPort implements SurveyPort {

    private final Fabric fabric;
    private final Kernel kernel;

    public SimSurveyPort(Fabric fabric) {
        this.fabric = Objects.requireNonNull(fabric);
        this.kernel = fabric.kernel();
    }

    @Override
    public List<DiskKey> list() {
        synchronized (fabric.lock()) {
            return kernel.disks().all().stream().map(SimPath::key).toList();
        }
    }

    @Override
    public DiskSurvey survey(String name) {
        synchronized (fabric.lock()) {
            SimPath path = kernel.disks().named(name);
            return path == null ? null : look(path);
        }
    }

    @Override
    public void release(DiskSurvey survey) {
        synchronized (fabric.lock()) {
            close(survey.checkDevice(), OpenFile.Kind.GENERIC);
            close(survey.pinDevice(), OpenFile.Kind.BLOCK);
            close(survey.sysfsDirectory(), OpenFile.Kind.SYSFS);
        }
    }

    @Override
    public boolean udevRuns() {
        return kernel.udev().runs();
    }

    private DiskSurvey look(SimPath path) {
        HostAdapter host = path.nexus().link().host();
        return new DiskSurvey(
                path.key(),
                path.address(),
                path.profile().vendor().strip(),
                path.profile().product().strip(),
                path.profile().revision().strip(),
                path.sizeBytes(),
                false,
                path.state().toString(),
                host.transport().protocol(),
                port(path.nexus().link().port(), host.transport()),
                host.canQueue(),
                kernel.options().commandTimeoutMs(),
                kernel.udev().properties(path),
                kernel.udev().initialised(path),
                kernel.open(OpenFile.Kind.GENERIC, path),
                kernel.open(OpenFile.Kind.BLOCK, path),
                kernel.open(OpenFile.Kind.SYSFS, path));
    }

    /** The far end as the kernel's survey tells it: the array's name and the port's, where they differ. */
    private static String port(TargetPort port, Transport transport) {
        String target = port.targetName(transport);
        String own = port.portName(transport);
        return target.equals(own) ? own : target + " " + own;
    }

    private void close(int handle, OpenFile.Kind kind) {
        if (handle < 0) {
            return;
        }
        OpenFile file = kernel.files().get(handle, kind);
        if (file != null) {
            kernel.close(file, fabric.nowNs());
        }
    }
}
