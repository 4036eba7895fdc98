package io.polypath.tests.sim.trial;

import java.util.List;

/**
 * What came of a run.
 *
 * @param hash of everything that passed between daemon and world
 * @param events how much that was
 * @param failure a broken rule or a lane's own failure; null when all went well
 * @param last the latest events
 * @param flight what the daemon that ran last recorded; empty when there was none
 */
record Outcome(long hash, long events, Throwable failure, List<String> last, List<String> flight) {

    boolean failed() {
        return failure != null;
    }

    /** The failure itself, without what the lane's thread and the scheduler say of it. */
    Throwable cause() {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** What tells this failure from others: the rule, or the method that threw. */
    String kind() {
        Throwable root = cause();
        if (root instanceof Violation violation) {
            return violation.rule();
        }
        StackTraceElement[] places = root.getStackTrace();
        String place = places.length == 0 ? "" : " in " + places[0].getClassName() + "." + places[0].getMethodName();
        return root.getClass().getSimpleName() + place;
    }
}
