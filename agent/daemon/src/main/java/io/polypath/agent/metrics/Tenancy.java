package io.polypath.agent.metrics;

/**
 * One use of a row of a mapped table: what a name may pass on to another device, this never does.
 *
 * @param row counted from 0
 * @param tenant number of the use
 */
public record Tenancy(int row, int tenant) {}
