package io.polypath.agent.survey;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.SurveyPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.OpenFlags;
import io.polypath.ffm.sys.Sys;
import io.polypath.udev.DevT;
import io.polypath.udev.sysfs.BlockDisk;
import io.polypath.udev.sysfs.DiskEntry;
import io.polypath.udev.sysfs.DiskScan;
import io.polypath.udev.sysfs.ScsiDevice;
import io.polypath.udev.sysfs.Sysfs;
import io.polypath.udev.sysfs.Transport;
import io.polypath.udev.sysfs.UdevDatabase;
import io.polypath.udev.sysfs.UdevRecord;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** sysfs, the udev database and device nodes of this host. Surveyor lane only: every call may block. */
public final class KernelSurveyPort implements SurveyPort {

    private static final String SERIAL_PROPERTY = "ID_SCSI_SERIAL";
    private static final String DISK_PREFIX = "sd";

    private final Sys sys;
    private final Sysfs sysfs = new Sysfs();
    private final UdevDatabase udev = new UdevDatabase();

    public KernelSurveyPort(Arena arena) {
        sys = new Sys(arena);
    }

    @Override
    public List<DiskKey> list() {
        return DiskScan.of(sysfs).disks().stream()
                .filter(entry -> entry.name().startsWith(DISK_PREFIX))
                .map(KernelSurveyPort::key)
                .toList();
    }

    private static DiskKey key(DiskEntry entry) {
        return new DiskKey(entry.name(), entry.number().major(), entry.number().minor(), entry.diskSequence());
    }

    @Override
    public DiskSurvey survey(String name) {
        BlockDisk disk = sysfs.disk(name).orElse(null);
        ScsiDevice device = disk == null ? null : disk.scsi().orElse(null);
        DevT number = disk == null ? null : disk.devT();
        if (device == null || number == null) {
            return null;
        }
        Optional<UdevRecord> record = udev.blockDevice(number);
        Transport transport = device.transport();
        FabricNames fabric =
                new FabricNames("", "", transport.hostPortName(), transport.targetName(), transport.portName());
        return new DiskSurvey(
                new DiskKey(name, number.major(), number.minor(), disk.diskSequence()),
                Hctl.parse(device.address()),
                device.vendor().text(),
                device.model().text(),
                device.revision().text(),
                record.map(UdevRecord::properties).map(all -> all.get(SERIAL_PROPERTY)).orElse(""),
                Math.max(0, disk.sizeBytes()),
                disk.readOnly(),
                (int) disk.queue("max_sectors_kb").number(0),
                device.state().text(),
                device.accessState().text(),
                device.preferredPath().flag(),
                transport.protocol().protocolName(),
                port(transport, fabric),
                fabric,
                (int) device.hostAttribute("can_queue").number(0),
                device.timeoutSeconds() * 1_000,
                record.map(UdevRecord::properties).orElse(Map.of()),
                record.map(UdevRecord::initialized).orElse(false),
                device.generic().map(node -> open("/dev/" + node.name(), Linux.O_RDWR())).orElse(-Errno.ENOENT),
                open("/dev/" + name, Linux.O_RDONLY()),
                open(device.directory().toString(), Linux.O_RDONLY() | OpenFlags.DIRECTORY));
    }

    /** The far end's port by the most telling name that the transport has. */
    private static String port(Transport transport, FabricNames fabric) {
        if (!fabric.targetPort().isEmpty()) {
            return fabric.target();
        }
        return transport.port().isEmpty() ? "host" + transport.host() : transport.port();
    }

    /** O_NONBLOCK: the open of a device whose host recovers would sleep, and an sg descriptor must never block. */
    private int open(String path, int flags) {
        try (Arena once = Arena.ofConfined()) {
            return sys.open(CString.allocate(once, path), flags | Linux.O_NONBLOCK() | Linux.O_CLOEXEC(), 0);
        }
    }

    @Override
    public void release(DiskSurvey survey) {
        close(survey.checkDevice());
        close(survey.pinDevice());
        close(survey.sysfsDirectory());
    }

    private void close(int fd) {
        if (fd >= 0) {
            sys.close(fd);
        }
    }

    @Override
    public boolean udevRuns() {
        return udev.isUdevRunning();
    }
}
