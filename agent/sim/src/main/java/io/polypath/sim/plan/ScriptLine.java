package io.polypath.sim.plan;

/**
 * A fault with its times, counted from the start of the script.
 *
 * @param text as written
 * @param firstNs when it happens first
 * @param everyNs how often it happens again, or 0 for once
 * @param forNs after how long it is healed, or 0 for never
 * @param order what happens
 */
record ScriptLine(String text, long firstNs, long everyNs, long forNs, FaultOrder order) {}
