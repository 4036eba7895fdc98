package io.polypath.agent.policy;

import io.polypath.agent.config.effective.PrioChoice;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.ReplyBytes;
import io.polypath.agent.prio.Need;
import io.polypath.agent.prio.PathLatencyPrioritizer;
import io.polypath.agent.prio.PrioFacts;
import io.polypath.agent.prio.Prioritizer;
import io.polypath.agent.prio.Prioritizers;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.AccessState;
import java.util.HashMap;
import java.util.Map;

/**
 * How good each path is. A prioritizer sends nothing: what it needs to ask is asked on the way of the path's check, and heard here.
 * Owner lane only; allocates nothing while paths and configuration stay as they are.
 */
public final class PathPriorities {

    private static final String ALUA = "alua";
    private static final String ANA = "ana";

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
        private boolean ana;
        private long version = -1;
        private Prioritizer prioritizer;
        private int last;
        private int announced;
        private Reason trouble;
        private boolean complained;
    }

    /** The path's priority now; {@link Prioritizer#UNKNOWN} when nothing can be said. */
    public int of(Path path) {
        Rank rank = rank(path);
        if (followsGroups(rank)) {
            compute(path, rank, Double.NaN);
        }
        return rank.last;
    }

    /** Keyword of the path's prioritizer. */
    public String keyword(Path path) {
        return rank(path).prioritizer.keyword();
    }

    /** Why the path's priority is only a fallback, or null. */
    public Reason trouble(Path path) {
        return rank(path).trouble;
    }

    /** Whether the path's priority follows the state of its target port group. */
    public boolean followsGroups(Path path) {
        return followsGroups(rank(path));
    }

    private static boolean followsGroups(Rank rank) {
        Need need = rank.prioritizer.need();
        return need == Need.ACCESS_STATE || need == Need.SYSFS_ACCESS;
    }

    /** Whether the path's priority follows what sysfs shows of the access state, because the device does not tell itself. */
    public boolean followsSysfs(Path path) {
        return rank(path).prioritizer.need() == Need.SYSFS_ACCESS && path.access() == AccessState.RESERVED;
    }

    /** The command that the path's prioritizer needs an answer to in every check, or null. */
    public Probe asks(Path path) {
        return rank(path).prioritizer.need().probe();
    }

    /** Over how many answers the device's times count, or 0 when the priority does not depend on them. */
    public int timesCounted(Path path) {
        return rank(path).prioritizer instanceof PathLatencyPrioritizer latency ? latency.count() : 0;
    }

    /**
     * A command that the path's prioritizer needs was answered.
     *
     * @param reply what it brought; null when the answer was no success
     * @return the command that it needs next, or null when it has what it needs
     */
    public Probe heard(Path path, Probe probe, CheckFacts command, ReplyBytes reply) {
        Rank rank = rank(path);
        facts.clear();
        facts.probe = probe;
        facts.command = command;
        facts.reply = reply;
        facts.anaGroup = path.check.anaGroup;
        int now = rank.prioritizer.priority(facts);
        if (facts.next == null) {
            settle(rank, now);
        }
        return facts.next;
    }

    /** Nobody answered: that is for the path's check to judge, and the priority stays. */
    public void notHeard(Path path) {
        rank(path).trouble = Reason.PRIORITY_UNANSWERED;
    }

    /**
     * A check of the path has ended: what is to be computed with every check is computed.
     *
     * @param meanLogNs mean of the natural logarithms of the device's times in ns; NaN where {@link #timesCounted} is 0
     */
    public void checked(Path path, double meanLogNs) {
        Rank rank = rank(path);
        Need need = rank.prioritizer.need();
        if (need == Need.CHECK || need == Need.DEVICE_TIME) {
            compute(path, rank, meanLogNs);
        }
    }

    /** Whether the path's priority is another one than at the last call. */
    public boolean takeNews(Path path) {
        Rank rank = rank(path);
        int now = of(path);
        boolean news = now != rank.announced;
        rank.announced = now;
        return news;
    }

    /** The trouble that the path's prioritizer has and that nobody was told of yet, or null. Silence is the check's to tell. */
    public Reason takeTrouble(Path path) {
        Rank rank = rank(path);
        if (rank.trouble == Reason.PRIORITY_UNANSWERED) {
            return null;
        }
        boolean told = rank.complained;
        rank.complained = rank.trouble != null;
        return told ? null : rank.trouble;
    }

    private void compute(Path path, Rank rank, double meanLogNs) {
        boolean told = path.access() != AccessState.RESERVED;
        facts.clear();
        facts.access = path.access();
        facts.preferred = told ? path.preferred() : path.sysfsPreferred();
        facts.sysfsAccess = told ? path.access().text() : path.sysfsAccess();
        facts.identity = path.identity();
        facts.meanLogNs = meanLogNs;
        facts.last = rank.last;
        int now = rank.prioritizer.priority(facts);
        settle(rank, now == Prioritizer.UNKNOWN && rank.prioritizer.need() != Need.IDENTITY ? rank.last : now);
    }

    private void settle(Rank rank, int priority) {
        rank.last = priority;
        rank.trouble = facts.trouble;
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
            rank.announced = Prioritizer.UNKNOWN;
            rank.prioritizer = null;
        }
        if (rank.version != policy.version() || rank.tpgs != path.tpgs() || rank.ana != path.ana()) {
            rank.version = policy.version();
            rank.tpgs = path.tpgs();
            rank.ana = path.ana();
            assign(path, rank, choose(path));
        }
        return rank;
    }

    /** Another prioritizer's number means nothing to this one. */
    private void assign(Path path, Rank rank, Prioritizer chosen) {
        if (chosen == rank.prioritizer) {
            return;
        }
        rank.prioritizer = chosen;
        rank.last = Prioritizer.UNKNOWN;
        rank.trouble = null;
        rank.complained = false;
        if (chosen.need().probe() == null && chosen.need() != Need.DEVICE_TIME) {
            compute(path, rank, Double.NaN);
        }
    }

    private Prioritizer choose(Path path) {
        PrioChoice choice = PrioChoice.choose(policy.of(path), detected(path), path.tpgs());
        return prioritizers.computeIfAbsent(
                choice.name() + ' ' + choice.arguments(), key -> make(choice.name(), choice.arguments()));
    }

    private static String detected(Path path) {
        if (path.ana()) {
            return ANA;
        }
        return path.tpgs() > 0 ? ALUA : null;
    }

    /** A name that nobody knows counts as {@code const}; the configuration's check has complained about it. */
    private static Prioritizer make(String keyword, String arguments) {
        Prioritizer known = Prioritizers.of(keyword, arguments, keyword.hashCode());
        return known != null ? known : Prioritizers.of("const", "", 0);
    }
}
