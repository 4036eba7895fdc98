package io.polypath.jmh;

import io.polypath.agent.map.Candidate;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.Grouping;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MinIo;
import io.polypath.agent.map.PathGroup;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.map.TableWish;
import io.polypath.agent.map.WantedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The text of a map's table from its groups, once for each change that may need a load. Not on the way of a check. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableText {

    /** Paths of the map, in two groups. */
    @Param({"4", "32"})
    public int mapPaths;

    private TableWish wish;

    /** Groups the paths. */
    @Setup
    public void group() {
        List<PathGroup> groups = new ArrayList<>();
        for (int group = 0; group < 2; group++) {
            List<Candidate> members = new ArrayList<>();
            for (int row = group; row < mapPaths; row += 2) {
                members.add(new Candidate(row, "8:" + 16 * row, group == 0 ? 50 : 10, true, "serial", "node", group, false, ""));
            }
            groups.add(PathGroup.of(members, false));
        }
        wish = new TableWish(FeatureList.NONE, true, HardwareHandlerSpec.ALUA, SelectorSpec.SERVICE_TIME, MinIo.DEFAULTS,
                new Grouping(groups));
    }

    /** Groups to text. */
    @Benchmark
    public String text() {
        return WantedTable.of(wish).text();
    }
}
