package io.polypath.bench;

import io.polypath.agent.probe.KernelScsiPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How many TEST UNIT READY a second the prober's port carries, and what SG_IO costs through the same bindings.
 *
 * <pre>
 *   java … io.polypath.bench.TurRate sync  COUNT ROUNDS /dev/sg0             one device, one command at a time
 *   java … io.polypath.bench.TurRate async COUNT ROUNDS /dev/sg0 /dev/sg1 …  one thread, a command on every device
 * </pre>
 *
 * <p>Prints one line per round, {@code @sync=OPS} or {@code @async=OPS}, so that a script can put it beside a C program that it
 * ran between the rounds. The first round warms up and is printed with {@code warm-up}.
 */
public final class TurRate {

    private static final int TIMEOUT_MS = 60_000;

    private final Arena arena = Arena.global();
    private final Sys sys = new Sys(arena);
    private final int count;

    private TurRate(int count) {
        this.count = count;
    }

    /** @param arguments mode, commands per round, rounds, device nodes */
    public static void main(String[] arguments) {
        if (arguments.length < 4 || !arguments[0].matches("sync|async")) {
            System.err.println("usage: TurRate sync|async COUNT ROUNDS DEVICE...");
            System.exit(2);
        }
        TurRate bench = new TurRate(Integer.parseInt(arguments[1]));
        int rounds = Integer.parseInt(arguments[2]);
        int[] devices = bench.open(List.of(arguments).subList(3, arguments.length));
        for (int round = 0; round <= rounds; round++) {
            long startNs = System.nanoTime();
            long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (arguments[0].equals("sync")) {
                bench.sync(devices[0]);
            } else {
                bench.async(devices);
            }
            bench.print(arguments[0], round, System.nanoTime() - startNs,
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuNs);
        }
    }

    private int[] open(List<String> paths) {
        List<Integer> fds = new ArrayList<>();
        for (String path : paths) {
            int fd = sys.open(CString.allocate(arena, path), Linux.O_RDWR() | Linux.O_NONBLOCK() | Linux.O_CLOEXEC(), 0);
            if (fd < 0) {
                throw new IllegalStateException("cannot open " + path + ": " + Errno.describe(fd));
            }
            fds.add(fd);
        }
        return fds.stream().mapToInt(Integer::intValue).toArray();
    }

    private void sync(int device) {
        CommandSlab slab = new CommandSlab(arena, 1, 0);
        for (int i = 0; i < count; i++) {
            prepare(slab, 0);
            int result = sys.ioctl(device, Linux.SG_IO(), slab.header(0));
            if (result < 0) {
                throw new IllegalStateException("SG_IO: " + Errno.describe(result));
            }
        }
    }

    private void async(int[] devices) {
        CommandSlab slab = new CommandSlab(arena, devices.length, 0);
        KernelScsiPort port = new KernelScsiPort(arena, slab, 65_536);
        try (Epoll wait = new Epoll(sys, arena, 1)) {
            wait.add(port.pollFd(), Linux.EPOLLIN(), 0);
            for (int device : devices) {
                port.attach(device);
            }
            sweep(port, slab, devices, wait);
            for (int device : devices) {
                port.detach(device);
            }
        }
    }

    private void sweep(KernelScsiPort port, CommandSlab slab, int[] devices, Epoll wait) {
        int[] done = new int[devices.length];
        int submitted = 0;
        for (int slot = 0; slot < devices.length && submitted < count; slot++, submitted++) {
            submit(port, slab, devices, slot);
        }
        int completed = 0;
        while (completed < count) {
            int reaped = port.reap(done);
            if (reaped == 0) {
                wait.await(1_000);
            }
            for (int i = 0; i < reaped; i++, completed++) {
                if (submitted < count) {
                    submit(port, slab, devices, done[i]);
                    submitted++;
                }
            }
        }
    }

    private static void submit(KernelScsiPort port, CommandSlab slab, int[] devices, int slot) {
        prepare(slab, slot);
        int result = port.submit(devices[slot], slot);
        if (result < 0) {
            throw new IllegalStateException("submit: " + Errno.describe(result));
        }
    }

    private static void prepare(CommandSlab slab, int slot) {
        slab.prepare(slot, Cdb.testUnitReady(slab.cdb(slot)), Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
    }

    private void print(String mode, int round, long wallNs, long cpuNs) {
        long perSecond = count * 1_000_000_000L / wallNs;
        String line = perSecond + " commands/s, " + cpuNs / count + " ns CPU each";
        System.out.println(round == 0 ? "warm-up " + line : "@" + mode + "=" + perSecond + " (" + line + ")");
    }
}
