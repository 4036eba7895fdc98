package io.polypath.agent.map;

/** The option {@code path_grouping_policy}: which paths of a map form a group. */
public enum GroupingPolicy {
    /** Every path is a group of its own. */
    FAILOVER("failover"),
    /** All paths are one group. */
    MULTIBUS("multibus"),
    /** Paths with the same serial number. */
    GROUP_BY_SERIAL("group_by_serial"),
    /** Paths with the same priority. */
    GROUP_BY_PRIO("group_by_prio"),
    /** Paths to the same target node. */
    GROUP_BY_NODE_NAME("group_by_node_name"),
    /** Paths in the same target port group. */
    GROUP_BY_TPG("group_by_tpg");

    private final String keyword;

    GroupingPolicy(String keyword) {
        this.keyword = keyword;
    }

    /** The name in the configuration and in {@code show}. */
    public String keyword() {
        return keyword;
    }

    /**
     * The policy whose keyword {@code text} begins with, or null. What follows the keyword does not count: {@code
     * failover1} is failover, {@code fail} is nothing (multipath-tools reads it so).
     */
    public static GroupingPolicy parse(String text) {
        for (GroupingPolicy policy : values()) {
            if (text.startsWith(policy.keyword)) {
                return policy;
            }
        }
        return null;
    }
}
