/**
 * Prioritizers: which usable path is better than another.
 *
 * <p>Pure: a prioritizer never asks a device. It says what it needs to know ({@link io.polypath.agent.prio.Need}), the owner has it
 * fetched on the way of a check, and the prioritizer decodes what came back. An answer that it cannot use gives the incumbent's fallback
 * and says why; a command that nobody answers changes nothing.
 */
package io.polypath.agent.prio;
