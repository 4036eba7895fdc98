/**
 * What a target answers, in the bytes of the T10 formats. Builders share no constant with the decoders of
 * {@code io.polypath.ffm.scsi}, and the tests read every answer with those.
 *
 * <p>Guarded by the fabric's lock. Nothing here allocates per command.
 */
package io.polypath.sim.scsi;
