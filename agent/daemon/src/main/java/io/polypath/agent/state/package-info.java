/**
 * The files that outlive the daemon and that other programs share: {@code bindings}, {@code wwids} and {@code prkeys}
 * of multipath-tools, in its formats and under its locks, so that both may run on one host, one after the other or side
 * by side.
 *
 * <p>For a lane that may block: every method here opens, locks, reads and perhaps writes and syncs a file. Only one
 * lane uses a file, because a POSIX lock belongs to the process and goes with the first of its descriptors that is
 * closed.
 */
package io.polypath.agent.state;
