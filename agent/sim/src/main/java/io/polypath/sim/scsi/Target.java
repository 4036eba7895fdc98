package io.polypath.sim.scsi;

import io.polypath.sim.model.Effect;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The far end of every path: the device server's answer, changed by the rules that stand on the nexus. Rules that keep a
 * command from being answered, or delay it, are the midlayer's business.
 *
 * <p>Guarded by the fabric's lock. Allocates nothing.
 */
public final class Target {

    private final RandomGenerator random;
    private final Reply reply = new Reply();

    public Target(RandomGenerator random) {
        this.random = random;
    }

    /** Answers a command that carries no data. */
    public Reply answer(Nexus nexus, MemorySegment cdb) {
        return answer(nexus, cdb, MemorySegment.NULL);
    }

    /**
     * Answers a command.
     *
     * @param cdb the command, 16 bytes
     * @param sent the data that it may carry
     * @return the answer, valid until the next call
     */
    public Reply answer(Nexus nexus, MemorySegment cdb, MemorySegment sent) {
        int opcode = CommandBlock.opcode(cdb);
        reply.clear();
        if (!refusedByRule(nexus, opcode)) {
            DeviceServer.answer(nexus, cdb, sent, reply);
        }
        spoilByRule(nexus, opcode, cdb);
        return reply;
    }

    private boolean refusedByRule(Nexus nexus, int opcode) {
        List<Rule> rules = nexus.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!rule.appliesTo(opcode)) {
                continue;
            }
            if (rule.effect() instanceof Effect.Refuse refusal) {
                rule.use();
                DeviceServer.refuse(nexus, refusal.sense(), reply);
                return true;
            }
            if (rule.effect() instanceof Effect.AnswerStatus answer) {
                rule.use();
                reply.end(answer.status());
                return true;
            }
        }
        return false;
    }

    private void spoilByRule(Nexus nexus, int opcode, MemorySegment cdb) {
        List<Rule> rules = nexus.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!rule.appliesTo(opcode)) {
                continue;
            }
            if (rule.effect() instanceof Effect.DamageData spoilt) {
                rule.use();
                boolean vitalProductData = opcode == Opcodes.INQUIRY && (CommandBlock.u8(cdb, 1) & 0x01) != 0;
                DamagedBytes.spoilData(reply, spoilt.damage(), opcode, vitalProductData, random);
            } else if (rule.effect() instanceof Effect.DamageSense spoilt) {
                rule.use();
                DamagedBytes.spoilSense(reply, spoilt.damage(), random);
            }
        }
    }
}
