package io.polypath.sim.model;

/**
 * Unit attention conditions that one I_T_L nexus has not reported yet, oldest first. SAM-5, 5.14: a condition that is already
 * queued is not queued twice, and one of the reset kind (ASC 29h) supersedes all that were queued before it.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class UnitAttentions {

    /** Conditions that one nexus can hold; a device server may drop further ones. */
    static final int LIMIT = 16;

    private static final int RESET_ASC = 0x29;

    private final Sense[] queue = new Sense[LIMIT];
    private int count;

    UnitAttentions() {}

    /**
     * Establishes a condition.
     *
     * @return whether it was queued; false when it already is, or when the queue is full
     */
    public boolean raise(Sense condition) {
        if (!condition.isUnitAttention()) {
            throw new IllegalArgumentException(condition + " is not a unit attention");
        }
        if (holds(condition)) {
            return false;
        }
        if (condition.asc() == RESET_ASC) {
            count = 0;
        }
        if (count == LIMIT) {
            return false;
        }
        queue[count++] = condition;
        return true;
    }

    /** The condition to report next, which then is no longer pending, or null. */
    public Sense take() {
        if (count == 0) {
            return null;
        }
        Sense first = queue[0];
        removeAt(0);
        return first;
    }

    /** Forgets a condition, as REPORT LUNS does with 3F/0E. */
    public void clear(Sense condition) {
        for (int i = 0; i < count; i++) {
            if (queue[i].equals(condition)) {
                removeAt(i);
                return;
            }
        }
    }

    public boolean holds(Sense condition) {
        for (int i = 0; i < count; i++) {
            if (queue[i].equals(condition)) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return count;
    }

    private void removeAt(int place) {
        System.arraycopy(queue, place + 1, queue, place, count - place - 1);
        queue[--count] = null;
    }
}
