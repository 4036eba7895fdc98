package io.polypath.tests.races;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The owner hands the desk a picture that it has just drawn: the desk sees all of it, lists included. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "no picture yet")
@Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "the whole picture")
@Outcome(expect = Expect.FORBIDDEN, desc = "a part of it")
@State
public class ViewRace {

    private record Picture(long takenNs, List<String> paths) {}

    private final Bell bell = Bell.next();

    @Actor
    public void owner() {
        List<String> paths = new ArrayList<>();
        paths.add("sda");
        paths.add("sdb");
        bell.one.offer(new Picture(1, paths));
    }

    @Actor
    public void desk(I_Result seen) {
        if (bell.one.poll() instanceof Picture picture) {
            seen.r1 = (int) picture.takenNs() + (picture.paths().contains("sdb") ? picture.paths().size() : 0);
        }
    }
}
