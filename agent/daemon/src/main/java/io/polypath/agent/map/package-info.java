/**
 * What a multipath map should be, what the kernel says it is, and what to do about the difference: features, path
 * groups, table and status texts, queueing without a path, failback, names.
 *
 * <p>Pure: no input or output, no threads, no clock; time comes in as an argument, in nanoseconds of the caller's
 * monotonic clock. Texts from the kernel or from a configuration are data: a bad one is a {@link
 * io.polypath.agent.map.Parsed.Malformed} value, never an exception.
 */
package io.polypath.agent.map;
