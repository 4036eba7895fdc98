package io.polypath.agent.path;

/**
 * Decides when a disconnected path is condemned. A decision only: the purger checks the path once more before it
 * deletes anything.
 */
public final class PurgeCondemn {

    private PurgeCondemn() {}

    /** Decides; the first reason to keep the path that applies is the answer. */
    public static PurgeDecision decide(PurgePolicy policy, PathMachine machine, PurgeFacts facts) {
        if (!facts.enabled) {
            return PurgeDecision.KEPT_NOT_ENABLED;
        }
        if (facts.generation != machine.generation()) {
            return PurgeDecision.KEPT_OTHER_GENERATION;
        }
        if (machine.hold() != Hold.NONE) {
            return PurgeDecision.KEPT_HELD;
        }
        if (machine.state() != PathState.DISCONNECTED) {
            return PurgeDecision.KEPT_NOT_DISCONNECTED;
        }
        if (!facts.identityVerified) {
            return PurgeDecision.KEPT_IDENTITY_IN_DOUBT;
        }
        if (facts.ticketOpen) {
            return PurgeDecision.KEPT_TICKET_OPEN;
        }
        return byRow(policy, machine, facts.lastPathOfOpenMap);
    }

    private static PurgeDecision byRow(PurgePolicy policy, PathMachine machine, boolean lastPath) {
        if (machine.lossVerdicts() < policy.verdicts()) {
            return PurgeDecision.KEPT_TOO_FEW_VERDICTS;
        }
        if (machine.lossSpreadNs() < policy.holdDownNs()) {
            return PurgeDecision.KEPT_HOLD_DOWN;
        }
        if (lastPath && machine.lossSpreadNs() < policy.lastPathHoldDownNs()) {
            return PurgeDecision.KEPT_LAST_PATH;
        }
        return PurgeDecision.CONDEMNED;
    }
}
