/**
 * What the daemon tells people while it runs: log lines from the flight rings, and the mapped tables of lanes and latencies. Its
 * lanes may block, and nothing waits for them.
 *
 * <p>The texts for flight records are also those of the command line, so that a log line and {@code polypath explain} say the same.
 */
package io.polypath.agent.scribe;
