package io.polypath.perf.latency;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner gives a histogram to a port and a command while the publisher looks through them: it has no key, or a whole one. */
@JCStressTest
@Outcome(id = {"0, 0", "7, 18"}, expect = Expect.ACCEPTABLE, desc = "free, or assigned")
@Outcome(expect = Expect.FORBIDDEN, desc = "a part of the key")
@State
public class BookEntryRace {

    private static final int PORT = 7;
    private static final int OPCODE = 18;
    private static final int DIGITS = 1;

    private final BookEntry entry = new BookEntry(DIGITS);

    @Actor
    public void owner() {
        entry.assign(PORT, OPCODE);
    }

    @Actor
    public void publisher(II_Result seen) {
        if (!entry.free()) {
            seen.r1 = entry.port();
            seen.r2 = entry.opcode();
        }
    }
}
