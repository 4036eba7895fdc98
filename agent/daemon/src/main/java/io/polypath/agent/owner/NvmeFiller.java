package io.polypath.agent.owner;

import io.polypath.agent.flight.NvmeRecord;
import io.polypath.agent.path.Probe;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.nvme.NvmeCommand;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;

/** Writes a probe's NVMe command into a command slot. Owner lane only; allocates nothing. */
final class NvmeFiller {

    private static final int LOG_HEADER_BYTES = 16;
    private static final int LOG_GROUP_BYTES = 32;

    private final CommandSlab slab;
    private final int timeoutMs;

    /** @param timeoutMs the kernel's timeout of every command */
    NvmeFiller(CommandSlab slab, int timeoutMs) {
        this.slab = slab;
        this.timeoutMs = timeoutMs;
    }

    /** What stands for the command in records. */
    static int opcode(Probe probe) {
        return switch (probe) {
            case NVME_ANA_LOG -> NvmeRecord.GET_LOG_PAGE;
            case NVME_READ -> NvmeRecord.READ;
            default -> NvmeRecord.IDENTIFY;
        };
    }

    /** Room that the probe needs in its slot: of a log page that is longer than any slot, what fits. */
    int dataBytes(Probe probe, CheckProgress check, int blockBytes) {
        return switch (probe) {
            case NVME_ANA_LOG -> (int) Math.min(LOG_HEADER_BYTES + LOG_GROUP_BYTES * check.anaGroups, slab.mostDataBytes());
            case NVME_READ -> ProbeFiller.blockRoom(blockBytes);
            default -> NvmeCommand.IDENTIFY_BYTES;
        };
    }

    /** Fills a slot that has room for the probe. */
    void fill(int slot, Probe probe, Path path, int blockBytes) {
        int bytes = dataBytes(probe, path.check, blockBytes);
        int described = describe(slab.cdb(slot), probe, (int) path.identity().address().lun(), bytes);
        if (bytes == 0) {
            slab.prepareDiscarding(slot, described, blockBytes, timeoutMs);
        } else {
            slab.prepare(slot, described, Linux.SG_DXFER_FROM_DEV(), bytes, timeoutMs);
        }
    }

    private static int describe(MemorySegment at, Probe probe, int namespace, int bytes) {
        return switch (probe) {
            case NVME_CONTROLLER -> NvmeCommand.identifyController(at);
            case NVME_DESCRIPTORS -> NvmeCommand.identifyDescriptors(at, namespace);
            case NVME_NAMESPACE -> NvmeCommand.identifyNamespace(at, namespace);
            case NVME_ANA_LOG -> NvmeCommand.anaLog(at, bytes);
            case NVME_READ -> NvmeCommand.readFirstBlock(at, namespace);
            default -> throw new AssertionError(probe + " is no NVMe command");
        };
    }
}
