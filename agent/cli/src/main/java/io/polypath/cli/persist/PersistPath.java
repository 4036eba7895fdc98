package io.polypath.cli.persist;

/**
 * A path of a map, as it was when the map was looked at.
 *
 * @param name kernel name, {@code sda}
 * @param devT {@code MAJOR:MINOR}
 * @param host number of its SCSI host, -1 when that is not known
 * @param kernelUses whether the kernel sends I/O down it; false after it failed
 * @param usable whether it answered as one that is up, or on standby
 */
record PersistPath(String name, String devT, int host, boolean kernelUses, boolean usable) {}
