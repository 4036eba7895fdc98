package io.polypath.sim.plan;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Fault;
import java.util.List;
import java.util.Objects;

/**
 * Lets the lines of a script happen on a fabric.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class ScriptRun {

    private final Fabric fabric;
    private final Listener listener;

    /** Told what happens, under the fabric's lock. */
    @FunctionalInterface
    public interface Listener {

        /** @param text a line of the script, or what has been healed */
        void happened(long nowNs, String text);
    }

    ScriptRun(Fabric fabric, Listener listener) {
        this.fabric = fabric;
        this.listener = Objects.requireNonNull(listener);
    }

    void plan(List<ScriptLine> lines) {
        synchronized (fabric.lock()) {
            long startNs = fabric.nowNs();
            for (ScriptLine line : lines) {
                plan(line, startNs + line.firstNs());
            }
        }
    }

    private void plan(ScriptLine line, long dueNs) {
        fabric.agenda().schedule(nowNs -> {
            listener.happened(nowNs, line.text());
            Fault fault = line.order().inflict(fabric);
            if (line.forNs() > 0) {
                fabric.agenda().schedule(laterNs -> heal(fault, line, laterNs), dueNs + line.forNs());
            }
            if (line.everyNs() > 0) {
                plan(line, dueNs + line.everyNs());
            }
        }, dueNs);
    }

    private void heal(Fault fault, ScriptLine line, long nowNs) {
        listener.happened(nowNs, "healed: " + line.text());
        fault.heal();
    }
}
