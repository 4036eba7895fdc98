package io.polypath.tests.sim.trial;

import java.util.function.LongFunction;

/** Runs one seed and tells what it broke. It is made by name in a class loader of its own, so it is public. */
public final class OneSeed implements LongFunction<String> {

    /** For whoever has the class only. */
    public OneSeed() {}

    /**
     * What failed in a seed's run; empty when nothing did.
     *
     * @throws LinkageError when classes do not fit each other, which is no failure of the daemon's
     */
    @Override
    public String apply(long seed) {
        Outcome outcome = Trial.run(Draw.scenario(seed));
        if (!outcome.failed()) {
            return "";
        }
        if (outcome.cause() instanceof LinkageError unfit) {
            throw unfit;
        }
        return outcome.kind();
    }
}
