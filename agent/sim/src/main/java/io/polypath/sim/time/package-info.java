/**
 * Virtual time, and what happens when.
 *
 * <p>Depends on nothing else of the simulator.
 */
package io.polypath.sim.time;
