package io.polypath.sim.fabric;

import io.polypath.agent.port.Clock;
import io.polypath.agent.port.Hctl;
import io.polypath.sim.kernel.Kernel;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.time.Agenda;
import io.polypath.sim.time.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Arrays, host adapters, the kernel between them and the agent, and the events that are still to happen.
 *
 * <p>One lock, {@link #lock}, guards everything reachable from here, the ports' queues included. Under a virtual clock one thread
 * does everything and the lock is never contended; live, lanes call ports from their own threads and a pump lets the events
 * happen.
 */
public final class Fabric {

    private final Object lock = new Object();
    private final Clock clock;
    private final RandomGenerator random;
    private final Agenda agenda = new Agenda();
    private final List<Array> arrays;
    private final List<HostAdapter> hosts;
    private final Kernel kernel;
    private final Faults faults;
    private Waiter waiter;

    /**
     * A fabric whose kernel has booted: every mapped logical unit has its disk.
     *
     * @param clock the fabric's time
     * @param random the only source of chance; the same seed gives the same run
     */
    public Fabric(
            Clock clock, RandomGenerator random, KernelOptions options, List<Array> arrays, List<HostAdapter> hosts) {
        this.clock = Objects.requireNonNull(clock);
        this.random = Objects.requireNonNull(random);
        this.arrays = new ArrayList<>(arrays);
        this.hosts = List.copyOf(hosts);
        this.kernel = new Kernel(options, hosts, agenda, random);
        this.faults = new Faults(this);
        this.waiter = clock instanceof VirtualClock virtual ? this.new Advancing(virtual) : this::sleep;
        kernel.boot(nowNs());
    }

    /** The lock that guards the whole fabric. */
    public Object lock() {
        return lock;
    }

    public Clock clock() {
        return clock;
    }

    public long nowNs() {
        return clock.nanoTime();
    }

    public RandomGenerator random() {
        return random;
    }

    /** What is still to happen. */
    public Agenda agenda() {
        return agenda;
    }

    public List<Array> arrays() {
        return arrays;
    }

    public List<HostAdapter> hosts() {
        return hosts;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Lets happen what is due.
     *
     * @return how many events happened
     */
    public int runDue() {
        synchronized (lock) {
            int happened = agenda.runUntil(nowNs());
            if (happened > 0) {
                lock.notifyAll();
            }
            return happened;
        }
    }

    /** Time of the next event, or {@link Agenda#NEVER}. */
    public long nextDueNs() {
        synchronized (lock) {
            return agenda.nextDueNs();
        }
    }

    /** Names how callers of blocking ports wait. */
    public void setWaiter(Waiter newWaiter) {
        waiter = Objects.requireNonNull(newWaiter);
    }

    /** Waits, as a call that blocks in the kernel does. The caller holds the lock. */
    public void await(BooleanSupplier condition) {
        if (!condition.getAsBoolean()) {
            waiter.await(condition);
        }
    }

    /** The present disk with a kernel name. */
    public SimPath path(String name) {
        return required(kernel.disks().named(name), name);
    }

    /** The present disk at an address. */
    public SimPath path(Hctl address) {
        return required(kernel.disks().at(address), address);
    }

    /** All connections, by host and target. */
    public List<Link> links() {
        return hosts.stream().flatMap(host -> host.links().stream()).toList();
    }

    /** All nexuses that satisfy a condition, by host, target and logical unit number. */
    public List<Nexus> nexuses(Predicate<Nexus> condition) {
        return links().stream().flatMap(link -> link.nexuses().stream()).filter(condition).toList();
    }

    /** All nexuses that lead to a logical unit now. */
    public List<Nexus> nexuses(LogicalUnit unit) {
        return nexuses(nexus -> nexus.unit() == unit);
    }

    private static SimPath required(SimPath path, Object name) {
        if (path == null) {
            throw new IllegalArgumentException("no such disk: " + name);
        }
        return path;
    }

    /** Live: the pump and whoever changes the fabric wake the sleepers. */
    private void sleep(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                lock.wait();
            } catch (InterruptedException uninterruptibleLikeTheKernel) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Virtual time without a runner: a blocking call lets the time pass that it takes. */
    private final class Advancing implements Waiter {

        private final VirtualClock virtual;

        Advancing(VirtualClock virtual) {
            this.virtual = virtual;
        }

        @Override
        public void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                long next = agenda.nextDueNs();
                if (next == Agenda.NEVER) {
                    throw new IllegalStateException("blocked for ever: nothing is planned that could end it");
                }
                virtual.advanceTo(Math.max(next, virtual.nanoTime()));
                agenda.runUntil(virtual.nanoTime());
            }
        }
    }
}
