package io.polypath.agent.alua;

import io.polypath.agent.path.Check;
import io.polypath.ffm.scsi.AccessState;

/** A bounded list of target port groups with what one reply said about each. Owned by its {@link LogicalUnitGroups}. */
final class GroupRows {

    static final int NOT_FOUND = -1;

    final int[] groupId;
    final AccessState[] access;
    final boolean[] preferred;
    final int[] supportedStates;
    final long[] readNs;
    final long[] transitionSinceNs;
    /** The latest reply had no usable state for this group; {@link #access} is from an earlier one. */
    final boolean[] stale;
    final boolean[] changed;
    int count;

    GroupRows(int capacity) {
        groupId = new int[capacity];
        access = new AccessState[capacity];
        preferred = new boolean[capacity];
        supportedStates = new int[capacity];
        readNs = new long[capacity];
        transitionSinceNs = new long[capacity];
        stale = new boolean[capacity];
        changed = new boolean[capacity];
    }

    int capacity() {
        return groupId.length;
    }

    int find(int id) {
        for (int row = 0; row < count; row++) {
            if (groupId[row] == id) {
                return row;
            }
        }
        return NOT_FOUND;
    }

    void add(int id, AccessState state, boolean isPreferred, int supported) {
        Check.that(count < capacity(), "there is room for the group", count);
        groupId[count] = id;
        access[count] = state;
        preferred[count] = isPreferred;
        supportedStates[count] = supported;
        count++;
    }

    /** Completes a freshly read row with what an earlier table knew of the same group. */
    void settle(int row, GroupRows before, long nowNs) {
        int old = before.find(groupId[row]);
        boolean unusable = access[row] == AccessState.RESERVED;
        if (unusable && old != NOT_FOUND) {
            access[row] = before.access[old];
        }
        stale[row] = unusable;
        readNs[row] = unusable && old != NOT_FOUND ? before.readNs[old] : nowNs;
        boolean wasTransitioning = old != NOT_FOUND && before.access[old] == AccessState.TRANSITIONING;
        transitionSinceNs[row] = wasTransitioning ? before.transitionSinceNs[old] : nowNs;
        changed[row] = old == NOT_FOUND
                || before.access[old] != access[row]
                || before.preferred[old] != preferred[row];
    }
}
