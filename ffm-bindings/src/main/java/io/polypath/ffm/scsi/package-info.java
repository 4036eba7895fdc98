/**
 * SCSI bytes: commands out ({@link io.polypath.ffm.scsi.Cdb}), replies and sense data in.
 *
 * <p>Pure functions over a segment and the number of bytes that the device sent. No decoder reads beyond that number or
 * throws for anything that a device can send: a reply that cannot be used gives a
 * {@link io.polypath.ffm.scsi.ReplyFault}. Exceptions are for bugs of the caller only. Unless their docs say that they
 * allocate, methods do not.
 *
 * <p>Clauses of SPC-3 are those of revision 23.
 */
package io.polypath.ffm.scsi;
