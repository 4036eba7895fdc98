/**
 * What the hot steps of the daemon cost, one at a time, with JMH. A leaf: nothing imports it, and it ships with nothing.
 *
 * <p>Everything here is called as the lanes call it: with the objects that a lane keeps for its life. A class holds the benchmarks of
 * one step; {@code docs/benchmarks.md} says what the numbers mean.
 */
package io.polypath.jmh;
