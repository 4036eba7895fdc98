package io.polypath.agent.survey;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.SurveyFailedException;
import io.polypath.agent.port.SurveyPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.udev.sysfs.AttributeReader;
import io.polypath.udev.sysfs.DiskNumbers;
import io.polypath.udev.sysfs.NvmeDisk;
import io.polypath.udev.sysfs.NvmeDisks;
import io.polypath.udev.sysfs.ScsiDisk;
import io.polypath.udev.sysfs.ScsiDisks;
import io.polypath.udev.sysfs.ScsiHost;
import io.polypath.udev.sysfs.ScsiPlace;
import io.polypath.udev.sysfs.ScsiTargets;
import io.polypath.udev.sysfs.Transport;
import io.polypath.udev.sysfs.UdevDatabase;
import io.polypath.udev.sysfs.UdevRecord;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** sysfs, the udev database and device nodes of this host. Surveyor lane only: every call may block. */
public final class KernelSurveyPort implements SurveyPort {

    /** VPD page 80h, as udev read it. */
    private static final String SERIAL_PROPERTY = "ID_SCSI_SERIAL";

    private final HostTree tree;
    private final AttributeReader files;
    private final ScsiDisks disks;
    private final NvmeDisks namespaces;
    private final ScsiTargets targets;
    private final UdevDatabase udev;

    public KernelSurveyPort(Arena arena) {
        this(arena, HostTree.THIS);
    }

    /** @param tree another one than this host's, for tests and tools */
    public KernelSurveyPort(Arena arena, HostTree tree) {
        this.tree = tree;
        files = new AttributeReader(arena);
        disks = new ScsiDisks(arena, files, tree.sysfs());
        namespaces = new NvmeDisks(files, tree.sysfs());
        targets = new ScsiTargets(files, tree.sysfs());
        udev = new UdevDatabase(files, tree.udev());
    }

    /** In the order of the tree of devices, as libudev enumerates them: names are given as probing happens to end. */
    @Override
    public List<DiskKey> list() {
        Map<String, DiskKey> byPlace = new TreeMap<>();
        for (DiskNumbers numbers : disks.list()) {
            byPlace.put(disks.directory(numbers.name()), key(numbers));
        }
        for (DiskNumbers numbers : namespaces.list()) {
            byPlace.put(disks.directory(numbers.name()), key(numbers));
        }
        return List.copyOf(byPlace.values());
    }

    static DiskKey key(DiskNumbers numbers) {
        return new DiskKey(numbers.name(), numbers.number().major(), numbers.number().minor(), numbers.diskSequence());
    }

    /** The nodes are opened before the disk is read, so that a disk that can be read is the one whose nodes were opened. */
    @Override
    public DiskSurvey survey(String name) {
        return NvmeDisks.isName(name) ? surveyNvme(name) : surveyScsi(name);
    }

    private DiskSurvey surveyNvme(String name) {
        int directory = namespaces.open(name);
        int pinDevice = directory < 0 ? directory : open(name, Linux.O_RDONLY());
        if (isShortage(pinDevice)) {
            files.close(directory);
            throw new SurveyFailedException(pinDevice);
        }
        NvmeDisk disk = directory < 0 ? null : namespaces.read(directory, name);
        if (disk == null) {
            files.close(pinDevice);
            files.close(directory);
            return null;
        }
        return NvmeSurvey.of(disk, udev.blockDevice(disk.numbers().number()), pinDevice, directory);
    }

    private DiskSurvey surveyScsi(String name) {
        int directory = disks.open(name);
        if (isShortage(directory)) {
            throw new SurveyFailedException(directory);
        }
        if (directory < 0) {
            return null;
        }
        ScsiPlace place = disks.place(name);
        String generic = disks.generic(directory);
        int checkDevice = generic.isEmpty() ? -Errno.ENOENT : open(generic, Linux.O_RDWR());
        int pinDevice = open(name, Linux.O_RDONLY());
        if (isShortage(checkDevice) || isShortage(pinDevice)) {
            closeAll(checkDevice, pinDevice, directory);
            throw new SurveyFailedException(isShortage(pinDevice) ? pinDevice : checkDevice);
        }
        ScsiDisk disk = place == null ? null : disks.read(directory, name);
        if (disk == null) {
            closeAll(checkDevice, pinDevice, directory);
            return null;
        }
        return report(disk, place, checkDevice, pinDevice, directory);
    }

    private DiskSurvey report(ScsiDisk disk, ScsiPlace place, int checkDevice, int pinDevice, int directory) {
        UdevRecord record = udev.blockDevice(disk.numbers().number());
        Transport transport = targets.transport(place);
        ScsiHost host = targets.host(place);
        FabricNames fabric = fabric(transport, host);
        return new DiskSurvey(
                key(disk.numbers()),
                Hctl.parse(place.address()),
                disk.product().vendor(),
                disk.product().model(),
                disk.product().revision(),
                disk.serial().isEmpty() ? record.properties().getOrDefault(SERIAL_PROPERTY, "").strip() : disk.serial(),
                "",
                disk.sizeBytes(),
                disk.readOnly(),
                disk.maxSectorsKib(),
                disk.blockBytes(),
                disk.state(),
                disk.accessState(),
                disk.preferredPath(),
                disk.handler(),
                transport.protocol().protocolName(),
                targetPort(fabric, transport, host),
                fabric,
                host.queueDepth(),
                disk.timeoutSeconds() * 1_000,
                record.properties(),
                record.initialized(),
                checkDevice,
                pinDevice,
                directory);
    }

    private static FabricNames fabric(Transport transport, ScsiHost host) {
        return new FabricNames(host.adapter(transport.protocol()), host.nodeName(), host.portName(),
                transport.targetName(), transport.portName(), transport.port());
    }

    /** The far end's port by the most telling name that the transport has. */
    private static String targetPort(FabricNames fabric, Transport transport, ScsiHost host) {
        if (!fabric.targetPort().isEmpty()) {
            return fabric.target();
        }
        return transport.port().isEmpty() ? "host" + host.number() : transport.port();
    }

    private static boolean isShortage(int result) {
        return result == -Errno.EMFILE || result == -Errno.ENFILE || result == -Errno.ENOMEM;
    }

    /** O_NONBLOCK: the open of a device whose host recovers would sleep, and an sg descriptor must never block. */
    private int open(String node, int flags) {
        return files.open(AttributeReader.ANYWHERE, tree.nodes() + node, flags | Linux.O_NONBLOCK());
    }

    @Override
    public void release(DiskSurvey survey) {
        closeAll(survey.checkDevice(), survey.pinDevice(), survey.sysfsDirectory());
    }

    private void closeAll(int checkDevice, int pinDevice, int directory) {
        files.close(checkDevice);
        files.close(pinDevice);
        files.close(directory);
    }

    @Override
    public void rest() {
        targets.forget();
    }

    @Override
    public boolean udevRuns() {
        return udev.isUdevRunning();
    }
}
