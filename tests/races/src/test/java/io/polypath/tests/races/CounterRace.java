package io.polypath.tests.races;

import io.polypath.ringbuf.Counters;
import io.polypath.ringbuf.FileKind;
import java.lang.foreign.Arena;
import java.util.stream.IntStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Two lanes count the same in a mapped file. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both counted")
@Outcome(expect = Expect.FORBIDDEN, desc = "one was lost")
@State
public class CounterRace {

    private static final String NAME = "counters";
    private static final Counters COUNTERS = MappedFiles.make(FileKind.COUNTERS, NAME, directory -> Counters.create(
            directory, NAME, IntStream.range(0, Turn.PLACES).mapToObj(n -> "counter" + n).toList(), Arena.global()));
    private static final Turn TURN = new Turn();

    private final int counter = TURN.take();
    private final long before = COUNTERS.get(counter);

    @Actor
    public void one() {
        COUNTERS.increment(counter);
    }

    @Actor
    public void another() {
        COUNTERS.increment(counter);
    }

    @Arbiter
    public void after(J_Result seen) {
        seen.r1 = COUNTERS.get(counter) - before;
    }
}
