package io.polypath.sim.plan;

import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Transport;

/** The options of a plan while they are read. */
final class PlanDraft {

    /** In place of a number of hosts that nobody gave: two where the paths divide, else one. */
    private static final int BY_PATHS = 0;

    int arrays = FabricShape.DEFAULT.arrays();
    int luns = FabricShape.DEFAULT.unitsPerArray();
    int paths = FabricShape.DEFAULT.pathsPerUnit();
    int hosts = BY_PATHS;
    int tags = FabricShape.DEFAULT.canQueue();
    Transport transport = FabricShape.DEFAULT.transport();
    Latency latency = FabricShape.DEFAULT.latency();
    ArrayProfile profile = FabricShape.DEFAULT.profile();
    long sizeBytes = FabricShape.DEFAULT.unitBlocks() * LogicalUnit.BLOCK_BYTES;
    KernelOptions kernel = KernelOptions.DEFAULT;
    long seed = 1;

    FabricShape shape() throws BadWord {
        int actualHosts = hosts == BY_PATHS ? 2 - paths % 2 : hosts;
        if (paths % actualHosts != 0) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, Integer.toString(paths),
                    "the paths of a logical unit must divide evenly among " + actualHosts + " hosts");
        }
        long blocks = Math.max(1, sizeBytes / LogicalUnit.BLOCK_BYTES);
        return new FabricShape(arrays, luns, paths, actualHosts, tags, transport, latency, profile, blocks);
    }
}
