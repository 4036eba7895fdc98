/**
 * What sysfs and udev's database say about disks, ports and controllers. Ordinary file reads: for lanes that may block,
 * never for one that takes part in failing over.
 */
package io.polypath.udev.sysfs;
