/**
 * What a fabric consists of: arrays, target ports and their groups, logical units, host adapters, and the nexuses between them, with
 * what has gone wrong on each. State only; what it means is decided elsewhere.
 *
 * <p>Everything mutable here is guarded by the fabric's lock.
 */
package io.polypath.sim.model;
