/**
 * One path: what a command's outcome says about it, which state follows, when it is looked at again.
 *
 * <p>Pure: no input or output, no threads, no clock; time comes in as an argument, in nanoseconds of the caller's
 * clock. Every mutable class here is owned by one lane and shared with none. Nothing on the way from a completion to a
 * state allocates.
 */
package io.polypath.agent.path;
