package io.polypath.agent.alua;

import io.polypath.agent.path.Check;
import io.polypath.agent.path.PathMachine;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.Inquiry;

/**
 * The target port groups of one logical unit. Owned by the owner lane.
 *
 * <p>One reply describes all groups of the logical unit, so it serves every path whose WWID was verified to be this
 * one, whichever path it came through. It serves no path of any other logical unit, even one with the same group
 * numbers behind the same ports.
 *
 * <p>A reply is applied whole or not at all: {@link #beginReply}, {@link #group} for each descriptor,
 * {@link #endReply}. Until then, and after a read that failed, the last known states stay, marked stale.
 *
 * <p>Times are the caller's monotonic nanoseconds.
 */
public final class LogicalUnitGroups {

    /** Groups that a table holds unless told otherwise; LIO's limit per host bus adapter is the same. */
    public static final int DEFAULT_CAPACITY = 32;

    /** Returned by {@link #endReply} for a reply that contradicts itself. */
    public static final int REJECTED = -1;

    private final String wwid;
    private final int tpgs;
    private RtpgSupport support = RtpgSupport.UNTRIED;
    private GroupRows rows;
    private GroupRows staged;
    private boolean replyOpen;
    private boolean contradictory;
    private int stagedTransitionSeconds;
    private int transitionSeconds;
    private boolean stale = true;
    private long replies;
    private long failedReads;
    private long overflowed;

    /**
     * An empty table.
     *
     * @param wwid verified identity of the logical unit
     * @param tpgs TPGS of standard INQUIRY (SPC-5 6.7.2), 0 to 3
     * @param capacity groups that the table holds, 1 to 1024
     */
    public LogicalUnitGroups(String wwid, int tpgs, int capacity) {
        Check.that(!wwid.isEmpty(), "a logical unit has an identity");
        Check.that(tpgs >= 0 && tpgs <= 3, "TPGS has two bits", tpgs);
        Check.that(capacity >= 1 && capacity <= 1024, "a table holds 1 to 1024 groups", capacity);
        this.wwid = wwid;
        this.tpgs = tpgs;
        this.rows = new GroupRows(capacity);
        this.staged = new GroupRows(capacity);
    }

    /** Whether a reply from, or a question about, a path with that verified WWID concerns this logical unit. */
    public boolean serves(String verifiedWwid) {
        return wwid.equals(verifiedWwid);
    }

    /** Whether the array changes states by itself. */
    public boolean supportsImplicit() {
        return (tpgs & Inquiry.TPGS_IMPLICIT) != 0;
    }

    /** Whether the host may ask the array to change states. */
    public boolean supportsExplicit() {
        return (tpgs & Inquiry.TPGS_EXPLICIT) != 0;
    }

    /** Which form of the command the logical unit takes. */
    public RtpgSupport support() {
        return support;
    }

    /** Remembers what {@link AluaVerdict#decide} returned. */
    public void support(RtpgSupport support) {
        Check.that(support != null, "the support is known or untried");
        this.support = support;
    }

    /**
     * Begins to apply a well-formed reply.
     *
     * @param answeredBy verified WWID of the path that the reply came through
     * @param implicitTransitionSeconds of the extended header, 0 to 255; 0 when it is not told
     */
    public void beginReply(String answeredBy, int implicitTransitionSeconds) {
        Check.that(serves(answeredBy), "a reply is applied to the logical unit that it came from");
        Check.that(!replyOpen, "one reply is applied at a time");
        Check.that(implicitTransitionSeconds >= 0 && implicitTransitionSeconds <= 255,
                "IMPLICIT TRANSITION TIME has eight bits", implicitTransitionSeconds);
        staged.count = 0;
        replyOpen = true;
        contradictory = false;
        stagedTransitionSeconds = implicitTransitionSeconds;
    }

    /**
     * Takes one descriptor of the reply. Groups beyond the table's capacity are counted and left out.
     *
     * @param groupId 0 to 65,535
     * @param stateCode 0 to Fh as received; a value that the standard does not assign leaves the group's last state,
     *     marked stale
     * @param supportedStates the descriptor's byte 1
     */
    public void group(int groupId, int stateCode, boolean preferred, int supportedStates) {
        Check.that(replyOpen, "a descriptor belongs to a reply");
        Check.that(groupId >= 0 && groupId <= 0xffff, "a group's number has sixteen bits", groupId);
        Check.that(stateCode >= 0 && stateCode <= 0xf, "an access state has four bits", stateCode);
        AccessState access = AccessState.of(stateCode);
        int twin = staged.find(groupId);
        if (twin != GroupRows.NOT_FOUND) {
            contradictory |= staged.access[twin] != access || staged.preferred[twin] != preferred;
        } else if (staged.count == staged.capacity()) {
            overflowed++;
        } else {
            staged.add(groupId, access, preferred, supportedStates);
        }
    }

    /**
     * Applies the reply. A reply that lists one group twice with different states is rejected like a failed read.
     *
     * @return how many groups changed, came or went; {@link #REJECTED}
     */
    public int endReply(long nowNs) {
        Check.that(replyOpen, "a reply has begun");
        replyOpen = false;
        if (contradictory) {
            readFailed();
            return REJECTED;
        }
        int changes = 0;
        for (int row = 0; row < staged.count; row++) {
            staged.settle(row, rows, nowNs);
            changes += staged.changed[row] ? 1 : 0;
        }
        changes += vanished();
        GroupRows before = rows;
        rows = staged;
        staged = before;
        transitionSeconds = stagedTransitionSeconds;
        stale = false;
        replies++;
        return changes;
    }

    private int vanished() {
        int gone = 0;
        for (int row = 0; row < rows.count; row++) {
            gone += staged.find(rows.groupId[row]) == GroupRows.NOT_FOUND ? 1 : 0;
        }
        return gone;
    }

    /** A read failed or its reply was malformed: everything known stays, but is stale. */
    public void readFailed() {
        replyOpen = false;
        stale = true;
        failedReads++;
    }

    /** The target says that states have changed: what is known stays, but is stale. */
    public void doubt() {
        stale = true;
    }

    /**
     * Takes what a path's sense data said about its group (02/04/0A transitioning, 0B standby, 0C unavailable).
     *
     * @param groupId the path's own group in this logical unit
     * @param access not RESERVED
     * @return whether it contradicts the table, so that the logical unit should be read again
     */
    public boolean observe(int groupId, AccessState access, long nowNs) {
        Check.that(access != AccessState.RESERVED, "sense data name a state");
        int row = rows.find(groupId);
        if (row == GroupRows.NOT_FOUND) {
            return true;
        }
        boolean contradicts = rows.access[row] != access;
        if (contradicts) {
            rows.access[row] = access;
            rows.transitionSinceNs[row] = nowNs;
        }
        rows.readNs[row] = nowNs;
        rows.stale[row] = false;
        return contradicts;
    }

    /** Whether the latest reply changed that group, or does not list it. */
    public boolean changed(int groupId) {
        int row = rows.find(groupId);
        return row == GroupRows.NOT_FOUND || rows.changed[row];
    }

    /** Whether the table lists that group. */
    public boolean knows(int groupId) {
        return rows.find(groupId) != GroupRows.NOT_FOUND;
    }

    /** Last known state of a group that the table {@link #knows}; RESERVED when no usable one was ever read. */
    public AccessState access(int groupId) {
        return rows.access[rowOf(groupId)];
    }

    /** PREF bit of a group that the table {@link #knows}. */
    public boolean preferred(int groupId) {
        return rows.preferred[rowOf(groupId)];
    }

    /** {@code TargetPortGroups.SUPPORTS_} bits of a group that the table {@link #knows}. */
    public int supportedStates(int groupId) {
        return rows.supportedStates[rowOf(groupId)];
    }

    /** When the state of a group that the table {@link #knows} was last read. */
    public long readNs(int groupId) {
        return rows.readNs[rowOf(groupId)];
    }

    /** Whether the state of a group that the table {@link #knows} may be out of date. */
    public boolean stale(int groupId) {
        return stale || rows.stale[rowOf(groupId)];
    }

    /** Whether the latest read failed, states have changed since, or there was none. */
    public boolean stale() {
        return stale;
    }

    /**
     * When a transitioning group that the table {@link #knows} has had its time; {@link Long#MAX_VALUE} if it is not
     * transitioning.
     */
    public long transitionDeadlineNs(int groupId) {
        int row = rowOf(groupId);
        if (rows.access[row] != AccessState.TRANSITIONING) {
            return Long.MAX_VALUE;
        }
        return rows.transitionSinceNs[row] + transitionLimitNs();
    }

    private long transitionLimitNs() {
        return transitionSeconds == 0 ? PathMachine.DEFAULT_TRANSITION_NS : transitionSeconds * 1_000_000_000L;
    }

    /** IMPLICIT TRANSITION TIME of the latest reply, 0 when it told none. */
    public int transitionSeconds() {
        return transitionSeconds;
    }

    /** How many groups the table lists. */
    public int count() {
        return rows.count;
    }

    /** The number of the group in a row, 0 to {@link #count} - 1, in the order of the latest reply. */
    public int groupIdAt(int row) {
        Check.that(row >= 0 && row < rows.count, "the row is in use", row);
        return rows.groupId[row];
    }

    /** Replies applied. */
    public long replies() {
        return replies;
    }

    /** Reads that failed or brought nothing usable. */
    public long failedReads() {
        return failedReads;
    }

    /** Descriptors left out because the table was full. */
    public long overflowed() {
        return overflowed;
    }

    private int rowOf(int groupId) {
        int row = rows.find(groupId);
        Check.that(row != GroupRows.NOT_FOUND, "the table lists the group", groupId);
        return row;
    }
}
