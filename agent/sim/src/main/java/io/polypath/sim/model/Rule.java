package io.polypath.sim.model;

import java.util.Objects;

/**
 * Something that commands on a nexus suffer.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Rule {

    /** Applies for as long as it stands. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final Opcodes opcodes;
    private final Effect effect;
    private int remaining;

    /** @param times how many commands it applies to, or {@link #ALWAYS} */
    public Rule(Opcodes opcodes, Effect effect, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a rule applies at least once: " + times);
        }
        this.opcodes = Objects.requireNonNull(opcodes);
        this.effect = Objects.requireNonNull(effect);
        this.remaining = times;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether the rule applies to a command; that uses up one of its times only in {@link #use}. */
    public boolean appliesTo(int opcode) {
        return remaining > 0 && opcodes.matches(opcode);
    }

    /** Uses up one of the rule's times. */
    public void use() {
        if (remaining != ALWAYS) {
            remaining--;
        }
    }
}
