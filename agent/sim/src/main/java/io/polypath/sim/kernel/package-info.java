/**
 * The simulated Linux kernel and udev, as far as a storage agent meets them: names and numbers of disks, open files, the way of a
 * command through midlayer and transport, uevents.
 *
 * <p>Facts are those of Linux 6.1 (drivers/scsi, SCSI generic, sd, scsi_dh_alua, FC and iSCSI transport classes). Guarded by the
 * fabric's lock.
 */
package io.polypath.sim.kernel;
