/**
 * The ports of the agent over a fabric: the production's lanes run on them unchanged, stepped under virtual time or live on
 * threads of their own.
 *
 * <p>Every port takes the fabric's lock for each call.
 */
package io.polypath.sim.port;
