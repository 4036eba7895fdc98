package io.polypath.cli.persist;

import io.polypath.agent.mapper.KernelDeviceMapperPort;
import io.polypath.agent.mapper.UdevFlags;
import io.polypath.ffm.scsi.ReserveParameters;
import java.lang.foreign.Arena;

/** The kernel's disks, each opened for one call, and its device-mapper. */
final class KernelReservePort implements ReservePort {

    private static final String UUID_PREFIX = "mpath-";

    private final KernelDeviceMapperPort mapper;
    private final boolean skipPartitions;

    /**
     * @param arena as long-lived as this object
     * @param skipPartitions whether udev is to leave the partitions of a map alone that is resumed
     */
    KernelReservePort(Arena arena, boolean skipPartitions) {
        mapper = new KernelDeviceMapperPort(arena);
        this.skipPartitions = skipPartitions;
    }

    @Override
    public InReply in(PersistPath path, int action, int allocationBytes) {
        try (PathIo io = new PathIo(path.name(), allocationBytes)) {
            return io.in(action, allocationBytes);
        }
    }

    @Override
    public PrStatus out(PersistPath path, OutOrder order) {
        try (PathIo io = new PathIo(path.name(), ReserveParameters.sizeBytes(order.ports()))) {
            return io.out(order);
        }
    }

    @Override
    public boolean answers(PersistPath path) {
        return answers(path.name());
    }

    static boolean answers(String disk) {
        try (PathIo io = new PathIo(disk, 1)) {
            return io.answers();
        }
    }

    @Override
    public boolean suspend(PersistMap map) {
        return mapper.suspend(UUID_PREFIX + map.wwid(), false) == 0;
    }

    @Override
    public boolean resume(PersistMap map) {
        return mapper.resume(UUID_PREFIX + map.wwid(), false, UdevFlags.of(true, skipPartitions, false)) == 0;
    }
}
