/**
 * Prioritizers: which usable path is better than another.
 *
 * <p>Pure: a prioritizer never asks a device. It says what it needs to know ({@link io.polypath.agent.prio.Need}), the
 * owner has it fetched on the way of a check, and the prioritizer decodes what came back.
 */
package io.polypath.agent.prio;
