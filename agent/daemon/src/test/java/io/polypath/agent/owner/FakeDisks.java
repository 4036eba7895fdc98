package io.polypath.agent.owner;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.ScsiPort;
import io.polypath.agent.port.SurveyPort;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.CommandSlab;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Disks that answer every command at once with GOOD and zeroes, with or without an sg node, and NVMe namespaces. */
final class FakeDisks implements SurveyPort {

    private static final int FIRST_SG = 100;
    private static final int FIRST_BLOCK = 200;

    /** Handles that commands were sent to, by how. */
    final List<Integer> asked = new ArrayList<>();
    final List<Integer> askedBlocking = new ArrayList<>();

    /** Names of disks whose handles were closed. */
    final List<String> released = new ArrayList<>();
    private final Map<Integer, FakeNamespace> namespaces = new HashMap<>();
    private final Map<String, DiskSurvey> disks = new LinkedHashMap<>();

    /** Handles of the n-th disk. */
    static int sg(int number) {
        return FIRST_SG + number;
    }

    static int block(int number) {
        return FIRST_BLOCK + number;
    }

    /** Adds the n-th disk, n being the number of disks so far. */
    void add(String name, Hctl address, boolean hasSg) {
        int number = disks.size();
        DiskKey key = new DiskKey(name, 8, number, number);
        disks.put(name, survey(key, address, hasSg));
    }

    private static DiskSurvey survey(DiskKey key, Hctl address, boolean hasSg) {
        int number = key.minor();
        int check = hasSg ? sg(number) : -Errno.ENOENT;
        return new DiskSurvey(key, address, "V", "P", "R", "S", "", 1 << 20, false, 512, 512, "running", "", false, "", "scsi:fcp",
                "port", FabricNames.NONE, 64, 30_000, Map.of(), true, check, block(number), -Errno.ENOENT);
    }

    /** Adds the n-th disk as a namespace. */
    FakeNamespace addNamespace(String name) {
        int number = disks.size();
        FakeNamespace namespace = new FakeNamespace();
        namespaces.put(number, namespace);
        disks.put(name, survey(new DiskKey(name, 259, number, number), namespace));
        return namespace;
    }

    private static DiskSurvey survey(DiskKey key, FakeNamespace namespace) {
        int number = key.minor();
        return new DiskSurvey(key, new Hctl(number, 1, 1, 1), "NVME", "P", "R", "S", FakeNamespace.WWID, 1 << 20, false, 512, 512,
                namespace.controllerState, "", false, "", "nvme:tcp", "traddr=1", FabricNames.NONE, 0, 30_000, Map.of(), true,
                -Errno.ENOENT, block(number), -Errno.ENOENT);
    }

    /** From now on the disk is seen with an sg node. */
    void gainSg(String name) {
        disks.computeIfPresent(name, (key, before) -> survey(before.key(), before.address(), true));
    }

    void unplug(String name) {
        disks.remove(name);
    }

    @Override
    public List<DiskKey> list() {
        return disks.values().stream().map(DiskSurvey::key).toList();
    }

    @Override
    public DiskSurvey survey(String name) {
        DiskSurvey disk = disks.get(name);
        FakeNamespace namespace = disk == null ? null : namespaces.get(disk.key().minor());
        return namespace == null ? disk : survey(disk.key(), namespace);
    }

    @Override
    public void release(DiskSurvey survey) {
        released.add(survey.key().name());
    }

    @Override
    public boolean udevRuns() {
        return false;
    }

    ScsiPort asynchronous() {
        Queue<Integer> done = new ArrayDeque<>();
        return new ScsiPort() {
            @Override
            public int attach(int device) {
                return 0;
            }

            @Override
            public void detach(int device) {}

            @Override
            public int submit(int device, int slot) {
                asked.add(device);
                done.add(slot);
                return 0;
            }

            @Override
            public int reap(int[] slots) {
                int count = 0;
                while (count < slots.length && !done.isEmpty()) {
                    slots[count++] = done.remove();
                }
                return count;
            }

            @Override
            public int pollFd() {
                return -1;
            }
        };
    }

    BlockingScsiPort blocking(CommandSlab slab) {
        return new BlockingScsiPort() {
            @Override
            public int execute(int device, int slot) {
                askedBlocking.add(device);
                return 0;
            }

            @Override
            public int executeNvme(int device, int slot) {
                askedBlocking.add(device);
                return namespaces.get(device - FIRST_BLOCK).answer(slab, slot);
            }
        };
    }
}
