/**
 * Runs of the whole daemon that are drawn from a seed: a fabric, a configuration, ten minutes of faults at random times, then a
 * fabric that heals. Rules watch every step; a seed repeats its run exactly. {@code docs/simulation.md} says how to use it.
 *
 * <p>Everything belongs to the one thread that runs the trial; lanes that may hang have threads of their own, of which never
 * two run at a time.
 */
package io.polypath.tests.sim.trial;
