/**
 * A whole fabric with its one lock, and what can go wrong in it: {@link io.polypath.sim.fabric.Faults}, one method each, every one
 * with a way back.
 */
package io.polypath.sim.fabric;
