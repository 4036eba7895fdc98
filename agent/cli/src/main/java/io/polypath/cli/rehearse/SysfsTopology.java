package io.polypath.cli.rehearse;

import io.polypath.agent.port.Hctl;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.udev.sysfs.AttributeReader;
import io.polypath.udev.sysfs.BlockDisk;
import io.polypath.udev.sysfs.ScsiDisks;
import io.polypath.udev.sysfs.ScsiPlace;
import io.polypath.udev.sysfs.ScsiTargets;
import io.polypath.udev.sysfs.Sysfs;
import io.polypath.udev.sysfs.Transport;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Takes a topology from sysfs, where no daemon runs: INQUIRY data and VPD page 83h are there as the kernel got them when it found a disk
 * ({@code inquiry} and {@code vpd_pg83}, drivers/scsi/scsi_sysfs.c). Files are read and nothing else. Used by one thread.
 */
public final class SysfsTopology {

    private static final Comparator<TopologyPath> BY_NAME =
            Comparator.comparingInt((TopologyPath path) -> path.host()).thenComparing(TopologyPath::port)
                    .thenComparingInt(path -> path.name().length()).thenComparing(TopologyPath::name);

    private final Sysfs sysfs;
    private final ScsiDisks disks;
    private final ScsiTargets targets;
    private final MemorySegment wwid;
    private final List<String> unknown = new ArrayList<>();

    private SysfsTopology(Path root, Arena arena) {
        AttributeReader files = new AttributeReader(arena);
        sysfs = new Sysfs(root);
        disks = new ScsiDisks(arena, files, root + "/");
        targets = new ScsiTargets(files, root + "/");
        wwid = arena.allocate(Designators.WWID_BYTES);
    }

    /**
     * Reads it.
     *
     * @param root of sysfs
     * @param bindings the state file of that name, or null
     * @param wwids the state file of that name, or null
     */
    public static Topology read(Path root, byte[] bindings, byte[] wwids) {
        try (Arena arena = Arena.ofConfined()) {
            SysfsTopology topology = new SysfsTopology(root, arena);
            List<TopologyPath> paths = topology.sysfs.disks().stream()
                    .map(topology::path).filter(Objects::nonNull).sorted(BY_NAME).toList();
            List<String> notes = topology.unknown.isEmpty() ? List.of()
                    : List.of("left out, since sysfs does not show who they are: " + String.join(" ", topology.unknown));
            return new Topology("this host, by sysfs", paths, TopologyStates.wwids(wwids), TopologyStates.bindings(bindings), notes);
        }
    }

    /** @return null for what is no SCSI disk, or one that nothing is known of */
    private TopologyPath path(String name) {
        BlockDisk disk = sysfs.disk(name).orElse(null);
        ScsiPlace place = disk == null ? null : disks.place(name);
        Path device = place == null ? null : sysfs.directory(disk.directory(), "device").orElse(null);
        if (device == null) {
            return null;
        }
        MemorySegment page = read(device, "vpd_pg83");
        int length = Designators.wwid(page, (int) page.byteSize(), wwid);
        if (length <= 0) {
            unknown.add(name);
            return null;
        }
        Transport transport = targets.transport(place);
        return new TopologyPath(
                name,
                place.host(),
                targets.host(place).busAddress(),
                transport.protocol().protocolName(),
                transport.targetName(),
                TopologyPath.port(Hctl.parse(place.address()), transport.targetName(), transport.portName()),
                new String(wwid.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII),
                identity(device),
                Math.max(-1, Designators.targetPortGroup(page, (int) page.byteSize())),
                state(sysfs.read(device, "access_state").text()),
                Math.max(0, disk.sizeBytes()));
    }

    private TopologyPath.Identity identity(Path device) {
        MemorySegment inquiry = read(device, "inquiry");
        int tpgs = Inquiry.tpgs(inquiry, (int) inquiry.byteSize());
        return new TopologyPath.Identity(text(device, "vendor"), text(device, "model"), text(device, "rev"), Math.max(0, tpgs), "");
    }

    private String text(Path device, String attribute) {
        return sysfs.read(device, attribute).text();
    }

    private MemorySegment read(Path device, String attribute) {
        return MemorySegment.ofArray(sysfs.read(device, attribute, Sysfs.BINARY_BYTES).bytes());
    }

    private static int state(String text) {
        return Arrays.stream(AccessState.values()).filter(state -> state.text().equals(text)).findFirst().map(AccessState::code).orElse(-1);
    }
}
