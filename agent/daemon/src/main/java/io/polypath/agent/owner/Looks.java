package io.polypath.agent.owner;

import io.polypath.agent.record.SurveyOrder;
import io.polypath.ringbuf.LaneQueue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which disks the surveyor has been asked to look at, and at which it has to look again. Owner lane only. */
final class Looks {

    private final LaneQueue<SurveyOrder> orders;
    private final Set<String> ordered = new HashSet<>();

    /** Disks of which something was heard while a look was on its way, which may have come too early to see it. */
    private final Set<String> overtaken = new HashSet<>();

    /** Disks that were removed while a look was on its way: what it saw is no more. */
    private final Set<String> outlived = new HashSet<>();

    /** Disks that could not be looked at for want of descriptors or memory. */
    private final Set<String> failed = new HashSet<>();

    Looks(LaneQueue<SurveyOrder> orders) {
        this.orders = orders;
    }

    /** Orders a look at one disk; where one is on its way, another after it. */
    void order(String name) {
        if (ordered.add(name)) {
            orders.offer(new SurveyOrder.SurveyDisk(name));
        } else {
            overtaken.add(name);
        }
    }

    /** Whether a look at that disk is on its way. */
    boolean isOrdered(String name) {
        return ordered.contains(name);
    }

    boolean noneOrdered() {
        return ordered.isEmpty();
    }

    /** A disk was removed: a look at it that is on its way may have seen it, and is followed by another. */
    void removed(String name) {
        if (ordered.contains(name)) {
            outlived.add(name);
            overtaken.add(name);
        }
    }

    /**
     * The look at that disk is over.
     *
     * @return whether what it saw may still be there
     */
    boolean done(String name) {
        ordered.remove(name);
        boolean there = !outlived.remove(name);
        if (overtaken.remove(name)) {
            order(name);
        }
        return there;
    }

    /** It is over and has told nothing. */
    void failed(String name) {
        ordered.remove(name);
        overtaken.remove(name);
        outlived.remove(name);
        failed.add(name);
    }

    /** Orders again what has failed. */
    void retry() {
        List<String> again = List.copyOf(failed);
        failed.clear();
        again.forEach(this::order);
    }
}
