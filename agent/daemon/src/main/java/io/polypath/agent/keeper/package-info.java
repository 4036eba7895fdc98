/**
 * Keeps the host's multipath maps as they should be: which there are, what their tables say, which of their paths take I/O, and
 * whether I/O waits. Owner lane only; everything that may block is ordered from the mapper and clerk lanes.
 *
 * <p>One rule runs through the package: what the kernel has is only believed when it was read back, and nothing is sent that the
 * kernel has already.
 */
package io.polypath.agent.keeper;
