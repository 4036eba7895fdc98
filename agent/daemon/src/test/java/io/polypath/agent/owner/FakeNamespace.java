package io.polypath.agent.owner;

import io.polypath.ffm.nvme.NvmeCommand;
import io.polypath.ffm.nvme.NvmeStatus;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.SgHeader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The other end of NVMe commands: a namespace of ANA group 3 behind one controller. */
final class FakeNamespace {

    static final String WWID = "uuid.6b0a7c52-9a4b-4d1e-8f63-000000000001";

    String controllerState = "live";

    /** {@code WWID}'s, unless it becomes another one; empty for a controller that does not know the command. */
    String uuid = WWID.substring("uuid.".length()).replace("-", "");
    int accessState = 1;
    boolean attached = true;

    /** Status of every command, as the kernel returns it; 0 for success, minus errno for what it does not carry out. */
    int status;

    /** CNS values, and 100h and more for I/O and log pages. */
    final List<Integer> asked = new ArrayList<>();

    int answer(CommandSlab slab, int slot) {
        MemorySegment command = slab.cdb(slot);
        boolean identify = NvmeCommand.admin(command) && NvmeCommand.opcode(command) == NvmeCommand.IDENTIFY;
        int what = identify ? NvmeCommand.dword10(command) : NvmeCommand.admin(command) ? 0x10c : 0x100;
        asked.add(what);
        int result = status;
        if (result == 0) {
            result = fill(slab.data(slot), what);
        }
        if (result > 0) {
            SgHeader.status(slab.header(slot), NvmeStatus.code(result));
            SgHeader.hostStatus(slab.header(slot), NvmeStatus.type(result));
        }
        return Math.min(result, 0);
    }

    private int fill(MemorySegment data, int what) {
        switch (what) {
            case 0 -> {
                data.set(ValueLayout.JAVA_BYTE, 0, (byte) (attached ? 8 : 0));
                data.set(ValueLayout.JAVA_BYTE, 92, (byte) 3);
            }
            case 1 -> {
                data.set(ValueLayout.JAVA_BYTE, 76, (byte) 8);
                data.set(ValueLayout.JAVA_BYTE, 348, (byte) 8);
            }
            case 3 -> {
                byte[] descriptor = HexFormat.of().parseHex("03100000" + uuid);
                MemorySegment.copy(descriptor, 0, data, ValueLayout.JAVA_BYTE, 0, descriptor.length);
                return uuid.isEmpty() ? 0x4000 | NvmeStatus.INVALID_FIELD : 0;
            }
            case 0x10c -> {
                data.set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
                data.set(ValueLayout.JAVA_BYTE, 16, (byte) 3);
                data.set(ValueLayout.JAVA_BYTE, 32, (byte) accessState);
            }
            case 0x100 -> {}
            default -> {
                return -Errno.EINVAL;
            }
        }
        return 0;
    }
}
