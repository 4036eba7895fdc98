package io.polypath.agent.runner;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.nvme_passthru_cmd;
import io.polypath.ffm.nvme.NvmeCommand;
import io.polypath.ffm.nvme.NvmeStatus;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.SgHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The SG_IO ioctl, on a SCSI disk's own block device or on its sg node, and the NVMe pass-through ioctls on a namespace's block device.
 * One runner's.
 *
 * <p>On a block device the kernel waits for the command where no signal reaches. On an sg node a signal ends the wait
 * with EINTR and orphans the command: the driver drops its outcome and copies nothing to the slot, so it is safe to
 * send the command again.
 *
 * <p>Source: {@code <scsi/sg.h>}, {@code <linux/nvme_ioctl.h>}; behaviour on EINTR measured on Linux 6.1.
 */
public final class KernelBlockingScsiPort implements BlockingScsiPort {

    /** Each orphan keeps one of the sg node's 16 places for commands. */
    private static final int TRIES = 3;

    private final Sys sys;
    private final CommandSlab slab;
    private final MemorySegment nvme;

    /** @param arena the process's: a call that hangs still refers to it when everything else has ended */
    public KernelBlockingScsiPort(Arena arena, CommandSlab slab) {
        this.sys = new Sys(arena);
        this.slab = slab;
        nvme = nvme_passthru_cmd.allocate(arena);
    }

    @Override
    public int execute(int device, int slot) {
        int result = -Errno.EINTR;
        for (int tries = 0; tries < TRIES && result == -Errno.EINTR; tries++) {
            result = sys.ioctl(device, Linux.SG_IO(), slab.header(slot));
        }
        return Math.min(result, 0);
    }

    @Override
    public int executeNvme(int device, int slot) {
        MemorySegment header = slab.header(slot);
        MemorySegment command = slab.cdb(slot);
        nvme.fill((byte) 0);
        nvme_passthru_cmd.opcode(nvme, (byte) NvmeCommand.opcode(command));
        nvme_passthru_cmd.nsid(nvme, NvmeCommand.namespace(command));
        nvme_passthru_cmd.cdw10(nvme, NvmeCommand.dword10(command));
        nvme_passthru_cmd.cdw11(nvme, NvmeCommand.dword11(command));
        nvme_passthru_cmd.addr(nvme, SgHeader.dataPointer(header));
        nvme_passthru_cmd.data_len(nvme, slab.transferLength(slot));
        nvme_passthru_cmd.timeout_ms(nvme, SgHeader.timeoutMs(header));
        long request = NvmeCommand.admin(command) ? Linux.NVME_IOCTL_ADMIN_CMD() : Linux.NVME_IOCTL_IO_CMD();
        int result = sys.ioctl(device, request, nvme);
        if (result > 0) {
            SgHeader.status(header, NvmeStatus.code(result));
            SgHeader.hostStatus(header, NvmeStatus.type(result));
        }
        return Math.min(result, 0);
    }
}
