package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathGrouperTest {

    private static final SelectorSpec ROUND_ROBIN = new SelectorSpec("round-robin", List.of());

    /** Rows of the groups: "0 2 | 1". */
    private static String rows(GroupingPolicy policy, boolean apart, SelectorSpec selector, Candidate... paths) {
        return PathGrouper.group(new GroupingRules(policy, apart, selector), Arrays.asList(paths)).groups().stream()
                .map(group -> group.paths().stream().map(path -> "" + path.row()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    private static String rows(GroupingPolicy policy, Candidate... paths) {
        return rows(policy, false, SelectorSpec.SERVICE_TIME, paths);
    }

    private static Candidate[] fourPaths() {
        return new Candidate[] {
            Paths.on(Paths.path(0), "S1", "N1", 1, "A"), Paths.on(Paths.path(1), "S2", "N1", 2, "A"),
            Paths.on(Paths.path(2), "S1", "N2", 1, "B"), Paths.on(Paths.path(3), "S2", "N1", 1, "B")
        };
    }

    @Test
    void eachPolicyHasItsKey() {
        assertEquals("0 | 1 | 2 | 3", rows(GroupingPolicy.FAILOVER, fourPaths()));
        assertEquals("0 1 2 3", rows(GroupingPolicy.MULTIBUS, fourPaths()));
        assertEquals("0 2 | 1 3", rows(GroupingPolicy.GROUP_BY_SERIAL, fourPaths()));
        assertEquals("0 1 2 3", rows(GroupingPolicy.GROUP_BY_PRIO, fourPaths()));
        assertEquals("0 1 3 | 2", rows(GroupingPolicy.GROUP_BY_NODE_NAME, fourPaths()));
        assertEquals("0 2 3 | 1", rows(GroupingPolicy.GROUP_BY_TPG, fourPaths()));
    }

    @Test
    void priorityComesFirstAndThenTheNumberOfEnabledPaths() {
        Candidate low = Paths.priority(Paths.path(0), 10);
        Candidate high = Paths.priority(Paths.path(1), 50);
        Candidate low2 = Paths.priority(Paths.path(2), 10);
        assertEquals("1 | 0 2", rows(GroupingPolicy.GROUP_BY_PRIO, low, high, low2));
        assertEquals("2 3 | 0", rows(GroupingPolicy.GROUP_BY_TPG,
                Paths.on(low, "", "", 1, ""), Paths.on(low2, "", "", 2, ""), Paths.on(Paths.path(3), "", "", 2, "")));
    }

    @Test
    void aGroupsPriorityIsTheIntegerMeanOfItsEnabledPaths() {
        assertEquals(23, group(Paths.priority(Paths.path(0), 50), Paths.priority(Paths.path(1), 10),
                Paths.priority(Paths.path(2), 10)).priority());
        assertEquals(50, group(Paths.priority(Paths.path(0), 50), Paths.down(Paths.path(1))).priority());
        assertEquals(50, group(Paths.priority(Paths.path(0), 50), Paths.priority(Paths.path(1), -1)).priority());
        assertEquals(-1, group(Paths.priority(Paths.path(0), -1), Paths.down(Paths.path(1))).priority());
        assertEquals(0, group(Paths.down(Paths.path(0))).priority());
        assertEquals(Integer.MAX_VALUE, group(Paths.priority(Paths.path(0), Integer.MAX_VALUE),
                Paths.priority(Paths.path(1), Integer.MAX_VALUE)).priority());
    }

    private static PathGroup group(Candidate... paths) {
        return PathGroup.of(List.of(paths), false);
    }

    @Test
    void marginalPathsFormGroupsOfTheirOwnAtTheEnd() {
        Candidate good = Paths.priority(Paths.path(0), 10);
        Candidate bad = Paths.marginal(Paths.priority(Paths.path(1), 50));
        assertEquals("0 | 1", rows(GroupingPolicy.MULTIBUS, true, SelectorSpec.SERVICE_TIME, bad, good));
        assertEquals("1 0", rows(GroupingPolicy.MULTIBUS, false, SelectorSpec.SERVICE_TIME, bad, good));
        assertEquals("1", rows(GroupingPolicy.MULTIBUS, true, SelectorSpec.SERVICE_TIME, bad));
        assertEquals("0", rows(GroupingPolicy.MULTIBUS, true, SelectorSpec.SERVICE_TIME, good));
        assertEquals("", rows(GroupingPolicy.MULTIBUS, true, SelectorSpec.SERVICE_TIME));
    }

    @Test
    void roundRobinAlternatesHostAdapters() {
        String adapters = "AAABCB";
        Candidate[] paths = IntStream.range(0, adapters.length())
                .mapToObj(i -> Paths.on(Paths.path(i), "", "", 0, adapters.substring(i, i + 1)))
                .toArray(Candidate[]::new);
        assertEquals("0 3 4 1 5 2", rows(GroupingPolicy.MULTIBUS, false, ROUND_ROBIN, paths));
        assertEquals("0 1 2 3 4 5", rows(GroupingPolicy.MULTIBUS, false, SelectorSpec.SERVICE_TIME, paths));
        assertEquals("0 3 1", rows(GroupingPolicy.MULTIBUS, false, ROUND_ROBIN, paths[0], paths[1], paths[3]));
    }

    @Test
    void roundRobinLeavesTwoPathsAndUnknownAdaptersInTheirOrder() {
        Candidate a = Paths.on(Paths.path(0), "", "", 0, "A");
        Candidate a2 = Paths.on(Paths.path(1), "", "", 0, "A");
        Candidate unknown = Paths.on(Paths.path(2), "", "", 0, "");
        assertEquals("0 1", rows(GroupingPolicy.MULTIBUS, false, ROUND_ROBIN, a, a2));
        assertEquals("0 1 2", rows(GroupingPolicy.MULTIBUS, false, ROUND_ROBIN, a, a2, unknown));
    }

    /** Every map of up to four paths, each one of twelve kinds, in two groups by key. */
    @Test
    void everySmallMapObeysTheRules() {
        int maps = 0;
        for (int size = 0; size <= 4; size++) {
            int codes = (int) Math.pow(12, size);
            for (int code = 0; code < codes; code++) {
                List<Candidate> paths = new ArrayList<>();
                for (int i = 0, rest = code; i < size; i++, rest /= 12) {
                    paths.add(kind(i, rest % 12));
                }
                obeysTheRules(paths, true);
                obeysTheRules(paths, false);
                maps++;
            }
        }
        assertEquals(1 + 12 + 144 + 1728 + 20736, maps);
    }

    private static Candidate kind(int n, int code) {
        Candidate path = Paths.priority(Paths.path(n), code % 3 - 1);
        path = code / 3 % 2 == 0 ? path : Paths.down(path);
        return code / 6 == 0 ? path : Paths.marginal(path);
    }

    private static void obeysTheRules(List<Candidate> paths, boolean apart) {
        Grouping grouping = PathGrouper.group(
                new GroupingRules(GroupingPolicy.GROUP_BY_PRIO, apart, SelectorSpec.SERVICE_TIME), paths);
        List<PathGroup> groups = grouping.groups();
        List<Candidate> all = groups.stream().flatMap(group -> group.paths().stream()).toList();
        assertEquals(paths.size(), all.size());
        assertEquals(Set.copyOf(paths), new HashSet<>(all));
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < groups.size(); j++) {
                inOrder(groups.get(i), groups.get(j), i, j, apart);
            }
        }
        assertEquals(bestByTheBook(groups), grouping.best());
    }

    private static void inOrder(PathGroup a, PathGroup b, int i, int j, boolean apart) {
        for (Candidate p : a.paths()) {
            for (Candidate q : b.paths()) {
                boolean together = p.priority() == q.priority() && (!apart || p.marginal() == q.marginal());
                assertEquals(together, i == j);
                assertTrue(i != j || a.paths().indexOf(p) <= a.paths().indexOf(q) == p.row() <= q.row());
            }
        }
        if (i < j) {
            int order = Boolean.compare(a.marginal(), b.marginal());
            order = order != 0 ? order : Integer.compare(b.priority(), a.priority());
            order = order != 0 ? order : Integer.compare(b.enabledPaths(), a.enabledPaths());
            order = order != 0 ? order : Integer.compare(a.paths().getFirst().row(), b.paths().getFirst().row());
            assertTrue(order < 0, () -> a + " before " + b);
        }
    }

    private static int bestByTheBook(List<PathGroup> groups) {
        int best = groups.isEmpty() ? 0 : 1;
        boolean found = false;
        boolean normal = false;
        for (int i = 0; i < groups.size(); i++) {
            PathGroup group = groups.get(i);
            if (group.enabledPaths() == 0 || group.marginal() && normal) {
                continue;
            }
            PathGroup present = groups.get(best - 1);
            boolean firstNormal = !group.marginal() && !normal;
            if (!found || firstNormal || group.priority() > present.priority()
                    || group.priority() == present.priority() && group.enabledPaths() > present.enabledPaths()) {
                best = i + 1;
            }
            found = true;
            normal |= !group.marginal();
        }
        return best;
    }
}
