/** Persistent reservations of maps: what is known of them, and how a path that comes is registered. Pure. */
package io.polypath.agent.reserve;
