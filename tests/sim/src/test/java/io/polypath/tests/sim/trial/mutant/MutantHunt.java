package io.polypath.tests.sim.trial.mutant;

import java.util.Arrays;
import java.util.function.LongFunction;

/** Looks for the seeds that find the bugs, and prints a line for each as {@code mutants.txt} has them. */
final class MutantHunt {

    private static final long MOST_SEEDS = Long.getLong("seeds", 1_000);

    private MutantHunt() {}

    /** @param args how the names of the bugs begin that are meant; all of them when there are none */
    public static void main(String... args) throws ReflectiveOperationException {
        for (Mutation mutation : Mutations.ALL) {
            if (args.length == 0 || Arrays.stream(args).anyMatch(mutation.name()::startsWith)) {
                System.out.println(hunt(mutation));
            }
        }
    }

    private static FoundMutant hunt(Mutation mutation) throws ReflectiveOperationException {
        LongFunction<String> sound = MutantLoader.runs(null);
        LongFunction<String> wrong = MutantLoader.runs(mutation);
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            String broken = wrong.apply(seed);
            if (!broken.isEmpty() && sound.apply(seed).isEmpty()) {
                return new FoundMutant(seed, broken, mutation.name());
            }
        }
        return new FoundMutant(0, "not found", mutation.name());
    }
}
