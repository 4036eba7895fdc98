package io.polypath.agent.prio;

import io.polypath.agent.alua.AluaPriority;
import io.polypath.ffm.scsi.AccessState;

/**
 * Priority of the path's target port group, from the table that the checks keep. A stale state counts as long as it is
 * the last one.
 */
public final class AluaPrioritizer implements Prioritizer {

    private final boolean exclusivePreferredBit;

    /** {@code exclusivePreferredBit} is {@code prio_args exclusive_pref_bit}. */
    public AluaPrioritizer(boolean exclusivePreferredBit) {
        this.exclusivePreferredBit = exclusivePreferredBit;
    }

    @Override
    public String keyword() {
        return "alua";
    }

    @Override
    public Need need() {
        return Need.ACCESS_STATE;
    }

    @Override
    public int priority(PrioFacts facts) {
        return facts.access == AccessState.RESERVED
                ? UNKNOWN
                : AluaPriority.of(facts.access, facts.preferred, exclusivePreferredBit);
    }
}
