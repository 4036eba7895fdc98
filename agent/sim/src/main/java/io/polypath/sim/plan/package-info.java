/**
 * Fabrics and faults as text: options that shape a fabric, and a script of what goes wrong when. Reading finds all problems and names
 * each with what would be right.
 */
package io.polypath.sim.plan;
