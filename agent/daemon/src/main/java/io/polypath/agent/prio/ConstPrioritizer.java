package io.polypath.agent.prio;

/** All paths are alike. */
public final class ConstPrioritizer implements Prioritizer {

    /** The one priority. */
    public static final int VALUE = 1;

    /** A prioritizer without arguments. */
    public ConstPrioritizer() {}

    @Override
    public String keyword() {
        return "const";
    }

    @Override
    public Need need() {
        return Need.NOTHING;
    }

    @Override
    public int priority(PrioFacts facts) {
        return VALUE;
    }
}
