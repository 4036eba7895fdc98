/**
 * Asymmetric logical unit access: what replies to REPORT TARGET PORT GROUPS mean for one path, and the table of port
 * groups of one logical unit.
 *
 * <p>Pure: no input or output, no threads, no clock. A target port group's number means something only within one
 * logical unit, so nothing here looks across logical units.
 */
package io.polypath.agent.alua;
