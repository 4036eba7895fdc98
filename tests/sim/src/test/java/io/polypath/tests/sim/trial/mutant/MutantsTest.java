package io.polypath.tests.sim.trial.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutantsTest {

    private static final Map<String, Mutation> BY_NAME =
            Mutations.ALL.stream().collect(Collectors.toMap(Mutation::name, mutation -> mutation));

    @Test
    void everyBugIsFoundByASeed() throws Exception {
        for (FoundMutant found : FoundMutant.all()) {
            String broken = MutantLoader.runs(BY_NAME.get(found.name())).apply(found.seed());
            assertEquals(found.broken(), broken, () -> "seed " + found.seed() + " does not find as it did: " + found.name());
        }
    }

    @Test
    void everyBugHasItsSeed() {
        List<String> names = Mutations.ALL.stream().map(Mutation::name).toList();
        assertEquals(names, FoundMutant.all().stream().map(FoundMutant::name).toList());
    }

    /** The seeds that find bugs find nothing in the daemon as it is: {@code SeedsTest} runs them. */
    @Test
    void theLoaderAloneBreaksNothing() throws Exception {
        assertEquals("", MutantLoader.runs(null).apply(1));
    }
}
