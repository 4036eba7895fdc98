package io.polypath.sim.port;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.SurveyPort;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.DeviceTree;
import io.polypath.sim.kernel.Kernel;
import io.polypath.sim.kernel.OpenFile;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.Transport;
import java.util.List;
import java.util.Objects;

/** What the simulated sysfs, udev database and device nodes say. */
public final class SimSurveyPort implements SurveyPort {

    private static final int MAX_SECTORS_KIB = 1_280;

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
        FabricNames fabric = names(path.nexus().link());
        LogicalUnit unit = path.nexus().unit();
        boolean handler = unit != null && path.profile().controllers().comeInPairs();
        return new DiskSurvey(
                path.key(),
                path.address(),
                path.profile().vendor().strip(),
                path.profile().product().strip(),
                path.profile().revision().strip(),
                unit == null ? "" : unit.serial().strip(),
                "",
                path.sizeBytes(),
                false,
                MAX_SECTORS_KIB,
                LogicalUnit.BLOCK_BYTES,
                path.state().toString(),
                handler ? path.nexus().accessState().attribute() : "",
                handler && unit.preferred(path.nexus().link().port().group()),
                handler && kernel.options().aluaHandler() ? "alua" : "",
                host.transport().protocol(),
                fabric.target(),
                fabric,
                host.canQueue(),
                kernel.options().commandTimeoutMs(),
                kernel.udev().properties(path),
                kernel.udev().initialised(path),
                kernel.open(OpenFile.Kind.GENERIC, path),
                kernel.open(OpenFile.Kind.BLOCK, path),
                kernel.open(OpenFile.Kind.SYSFS, path));
    }

    private static FabricNames names(Link link) {
        HostAdapter host = link.host();
        TargetPort port = link.port();
        Transport transport = host.transport();
        return new FabricNames(host.adapterName(), host.nodeName(), host.portName(), port.targetName(transport),
                port.portName(transport), DeviceTree.portDevice(link));
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
