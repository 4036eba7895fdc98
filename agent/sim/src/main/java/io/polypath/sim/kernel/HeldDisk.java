package io.polypath.sim.kernel;

import io.polypath.sim.mapper.Backing;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;

/**
 * A disk that a map holds open. Its I/O takes no time: what it comes to is read off the fabric.
 *
 * <p>Guarded by the fabric's lock.
 */
final class HeldDisk implements Backing {

    private static final long SECTOR_BYTES = 512;

    private final SimPath path;
    private final Disks disks;

    HeldDisk(SimPath path, Disks disks) {
        this.path = path;
        this.disks = disks;
        path.openBlock();
    }

    @Override
    public long sectors() {
        return path.sizeBytes() / SECTOR_BYTES;
    }

    @Override
    public Answer answer() {
        if (!path.present() || !path.state().online()) {
            return Answer.ERROR;
        }
        LinkState link = path.nexus().link().state();
        if (link != LinkState.UP) {
            return link == LinkState.BLOCKED ? Answer.SILENCE : Answer.ERROR;
        }
        return byRule(path.nexus());
    }

    private static Answer byRule(Nexus nexus) {
        for (Rule rule : nexus.rules()) {
            if (rule.appliesTo(Opcodes.READ_10)) {
                switch (rule.effect()) {
                    case Effect.Hang hang -> {
                        return Answer.SILENCE;
                    }
                    case Effect.Refuse refuse -> {
                        return Answer.ERROR;
                    }
                    case Effect.FailInHost host -> {
                        return Answer.ERROR;
                    }
                    case Effect.AnswerStatus status -> {
                        return Answer.ERROR;
                    }
                    case Effect.Delay delay -> {}
                    case Effect.DamageData damage -> {}
                    case Effect.DamageSense damage -> {}
                }
            }
        }
        LogicalUnit unit = nexus.unit();
        boolean served = unit != null && nexus.accessState().servesMedia() && !unit.conflictsWith(nexus.link().host());
        return served ? Answer.GOOD : Answer.ERROR;
    }

    @Override
    public void release() {
        path.closeBlock();
        disks.giveNameBack(path);
    }
}
