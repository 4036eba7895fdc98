/**
 * Memory that two parties share without a lock.
 *
 * <ul>
 *   <li>A lane and the kernel: {@link io.polypath.ringbuf.CommandSlab}, {@link io.polypath.ringbuf.ReceiveSlots}.
 *   <li>Two lanes: {@link io.polypath.ringbuf.LaneQueue}, {@link io.polypath.ringbuf.Doorbell}.
 *   <li>A lane and other processes, also later ones: {@link io.polypath.ringbuf.FlightRing},
 *       {@link io.polypath.ringbuf.MappedTable}, {@link io.polypath.ringbuf.Counters}, each with its reader.
 * </ul>
 *
 * Classes named {@code ...Descriptor} say where things lie and nothing else.
 */
package io.polypath.ringbuf;
