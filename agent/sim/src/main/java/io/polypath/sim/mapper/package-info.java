/**
 * The simulated kernel's device-mapper, as far as multipath maps go: tables, states of groups and paths, messages, events, refusals.
 * Rules are those of Linux' {@code drivers/md/dm-ioctl.c} and {@code dm-mpath.c}; errors are minus errno.
 *
 * <p>Knows nothing of disks but what {@link io.polypath.sim.mapper.Backing} says. Guarded by the fabric's lock.
 */
package io.polypath.sim.mapper;
