package io.polypath.agent.runner;

import io.polypath.agent.port.BlockingScsiPort;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A device behind a closed gate does not answer until the gate is opened; all others answer at once. */
final class GatedPort implements BlockingScsiPort {

    private static final class Gate {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);
    }

    private final Map<Integer, Gate> gates = new ConcurrentHashMap<>();

    void close(int device) {
        gates.put(device, new Gate());
    }

    void open(int device) {
        gates.remove(device).open.countDown();
    }

    void openAll() {
        gates.keySet().forEach(this::open);
    }

    /** Waits until a call hangs at the gate. */
    void awaitCall(int device) {
        await(gates.get(device).entered);
    }

    @Override
    public int execute(int device, int slot) {
        Gate gate = gates.get(device);
        if (gate != null) {
            gate.entered.countDown();
            await(gate.open);
        }
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a runner", e);
        }
    }
}
