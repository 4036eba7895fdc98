/**
 * What the host's paths and maps were like at one moment: immutable records that the owner fills and everybody else may read.
 *
 * <p>Times are nanoseconds of the owner's monotonic clock, sizes are bytes, states are the enums of the packages that decide
 * them. Texts that come from outside (names, INQUIRY data, sysfs) have one character per byte, as everywhere in the daemon.
 * How any of it is spelled for a client is the business of {@code agent.show}.
 *
 * <p>A path's view is made of parts that change at different rates, so that the owner can keep the parts that did not change
 * and a view of thousands of paths costs little more than the list.
 */
package io.polypath.agent.view;
