package io.polypath.agent.prio;

import io.polypath.ffm.scsi.SenseKey;

/** HP arrays with an active and a passive controller, told apart by TEST UNIT READY: the passive one asks to be started (02/04/02). */
public final class HpSwitchPrioritizer implements Prioritizer {

    private static final int ACTIVE = 4;
    private static final int PASSIVE = 2;
    private static final int FAILED = 0;
    private static final int START_REQUIRED = 0x02_04_02;

    /** A prioritizer without arguments. */
    public HpSwitchPrioritizer() {}

    @Override
    public String keyword() {
        return "hp_sw";
    }

    @Override
    public Need need() {
        return Need.READINESS;
    }

    @Override
    public int priority(PrioFacts facts) {
        boolean recovered = facts.command.senseValid && facts.command.key == SenseKey.RECOVERED_ERROR;
        if (facts.reply != null || recovered) {
            return ACTIVE;
        }
        return facts.command.senseValid && facts.command.triple() == START_REQUIRED ? PASSIVE : FAILED;
    }
}
