/**
 * Memory that two parties share without a lock: the lane and the kernel ({@link io.polypath.ringbuf.CommandSlab}), two lanes
 * ({@link io.polypath.ringbuf.LaneQueue}, {@link io.polypath.ringbuf.Doorbell}).
 */
package io.polypath.ringbuf;
