/**
 * Bugs that are put into the daemon on purpose, one at a time, to see whether a seeded run notices. Nothing of them is in the product:
 * they are applied to its class files as these are loaded.
 */
package io.polypath.tests.sim.trial.mutant;
