package io.polypath.sim.plan;

import io.polypath.sim.model.Opcodes;

/** The commands that a fault can be limited to. */
enum CommandWord {
    ANY(Opcodes.ANY),
    TUR(Opcodes.of(Opcodes.TEST_UNIT_READY)),
    INQUIRY(Opcodes.of(Opcodes.INQUIRY)),
    RTPG(Opcodes.RTPG),
    READ(Opcodes.of(Opcodes.READ_10, Opcodes.READ_16));

    private final Opcodes opcodes;

    CommandWord(Opcodes opcodes) {
        this.opcodes = opcodes;
    }

    Opcodes opcodes() {
        return opcodes;
    }
}
