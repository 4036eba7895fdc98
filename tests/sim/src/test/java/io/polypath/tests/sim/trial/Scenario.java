package io.polypath.tests.sim.trial;

import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import java.util.List;

/**
 * Everything that a run consists of.
 *
 * @param seed that it was drawn from
 * @param shape the fabric
 * @param kernel the host
 * @param wishes what the daemon is told
 * @param incidents in the order of their times
 */
record Scenario(long seed, FabricShape shape, KernelOptions kernel, Wishes wishes, List<Incident> incidents) {

    Scenario {
        incidents = List.copyOf(incidents);
    }

    /** The same with other incidents. */
    Scenario with(List<Incident> others) {
        return new Scenario(seed, shape, kernel, wishes, others);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + "\n" + shape + "\n" + kernel + "\n" + wishes + "\n");
        incidents.forEach(incident -> text.append(incident).append('\n'));
        return text.toString();
    }
}
