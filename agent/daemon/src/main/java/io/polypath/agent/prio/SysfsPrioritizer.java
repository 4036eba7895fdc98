package io.polypath.agent.prio;

import io.polypath.agent.alua.AluaPriority;
import io.polypath.ffm.scsi.AccessState;

/** As {@link AluaPrioritizer}, from what the kernel's device handler shows in sysfs. */
public final class SysfsPrioritizer implements Prioritizer {

    private static final AccessState[] STATES = AccessState.values();

    private final boolean exclusivePreferredBit;

    /** {@code exclusivePreferredBit} is {@code prio_args exclusive_pref_bit}. */
    public SysfsPrioritizer(boolean exclusivePreferredBit) {
        this.exclusivePreferredBit = exclusivePreferredBit;
    }

    @Override
    public String keyword() {
        return "sysfs";
    }

    @Override
    public Need need() {
        return Need.SYSFS_ACCESS;
    }

    @Override
    public int priority(PrioFacts facts) {
        AccessState access = ofText(facts.sysfsAccess);
        return access == AccessState.RESERVED
                ? UNKNOWN
                : AluaPriority.of(access, facts.preferred, exclusivePreferredBit);
    }

    private static AccessState ofText(String text) {
        for (AccessState access : STATES) {
            if (access.text().equals(text)) {
                return access;
            }
        }
        return AccessState.RESERVED;
    }
}
