package io.polypath.agent.policy;

import io.polypath.agent.config.effective.PrioChoice;
import io.polypath.agent.prio.Need;
import io.polypath.agent.prio.PrioFacts;
import io.polypath.agent.prio.Prioritizer;
import io.polypath.agent.prio.Prioritizers;
import io.polypath.agent.topology.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How good each path is, from what its checks have learnt already: no prioritizer sends a command of its own. Owner lane only.
 */
public final class PathPriorities {

    private static final String ALUA = "alua";

    private final Policy policy;
    private final Map<String, Prioritizer> prioritizers = new HashMap<>();
    private final PrioFacts facts = new PrioFacts();
    private final Rank[] ranks;

    public PathPriorities(Policy policy, int maxPaths) {
        this.policy = policy;
        ranks = new Rank[maxPaths];
    }

    /** What one tenant of a row has. */
    private static final class Rank {
        private int tenant;
        private int tpgs;
        private long version = -1;
        private Prioritizer prioritizer;
        private int last;
    }

    /** The path's priority now; the last one where nothing new can be said, {@link Prioritizer#UNKNOWN} when nothing ever could. */
    public int of(Path path) {
        Rank rank = rank(path);
        facts.clear();
        facts.access = path.access();
        facts.preferred = path.preferred();
        facts.sysfsAccess = path.access().text();
        int now = rank.prioritizer.priority(facts);
        if (now != Prioritizer.UNKNOWN) {
            rank.last = now;
        }
        return rank.last;
    }

    /** Keyword of the path's prioritizer. */
    public String keyword(Path path) {
        return rank(path).prioritizer.keyword();
    }

    /** Whether the path's priority follows the state of its target port group. */
    public boolean followsGroups(Path path) {
        Need need = rank(path).prioritizer.need();
        return need == Need.ACCESS_STATE || need == Need.SYSFS_ACCESS;
    }

    private Rank rank(Path path) {
        Rank rank = ranks[path.row];
        if (rank == null) {
            rank = new Rank();
            ranks[path.row] = rank;
        }
        if (rank.tenant != path.tenant) {
            rank.tenant = path.tenant;
            rank.version = -1;
            rank.last = Prioritizer.UNKNOWN;
        }
        if (rank.version != policy.version() || rank.tpgs != path.tpgs()) {
            rank.version = policy.version();
            rank.tpgs = path.tpgs();
            rank.prioritizer = choose(path);
        }
        return rank;
    }

    private Prioritizer choose(Path path) {
        PrioChoice choice = PrioChoice.choose(policy.of(path), path.tpgs() > 0 ? ALUA : null, path.tpgs());
        return prioritizers.computeIfAbsent(
                choice.name() + ' ' + choice.arguments(), key -> make(choice.name(), choice.arguments()));
    }

    /** A name that nobody knows counts as {@code const}; the configuration's check has complained about it. */
    private static Prioritizer make(String keyword, String arguments) {
        Prioritizer known = Prioritizers.of(keyword, arguments, keyword.hashCode());
        return known != null ? known : Prioritizers.of("const", "", 0);
    }
}
