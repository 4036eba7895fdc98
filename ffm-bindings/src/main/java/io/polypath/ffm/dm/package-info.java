/**
 * The device-mapper's ioctl interface (linux/dm-ioctl.h, version 4): records, and the call that carries them. Knows
 * nothing of multipath.
 *
 * <p>{@link io.polypath.ffm.dm.DmRequest} is filled, {@link io.polypath.ffm.dm.DmControl#call called} and then read
 * with the reader of the command's result. What the kernel wrote is checked before it is believed: a record that leaves
 * its buffer, overlaps the one before or lacks its NUL is {@code -EBADMSG}.
 */
package io.polypath.ffm.dm;
