package io.polypath.agent.map;

import io.polypath.agent.path.Check;

/**
 * One path as grouping sees it.
 *
 * @param row the caller's number of the path
 * @param devT {@code MAJOR:MINOR}
 * @param priority 0 or more, or {@link #NO_PRIORITY}
 * @param enabled whether the path is up or ghost
 * @param serial serial number of the device; empty when unknown
 * @param nodeName name of the target node; empty when unknown
 * @param portGroup target port group, 0 to 65535, or {@link #NO_PORT_GROUP}
 * @param marginal whether the path loses I/O too often
 * @param hostAdapter PCI address of the adapter; empty when it has none
 */
public record Candidate(
        int row,
        String devT,
        int priority,
        boolean enabled,
        String serial,
        String nodeName,
        int portGroup,
        boolean marginal,
        String hostAdapter) {

    /** The prioritizer gave none. */
    public static final int NO_PRIORITY = -1;
    /** The path is in no target port group. */
    public static final int NO_PORT_GROUP = -1;

    public Candidate {
        Check.that(priority >= NO_PRIORITY, "a priority is 0 or more", priority);
        Check.that(portGroup >= NO_PORT_GROUP && portGroup <= 0xffff, "a port group has sixteen bits", portGroup);
    }
}
