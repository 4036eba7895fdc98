/** What the SCSI transports say about ports, links and sessions, on netlink groups of their own. Parsers only. */
package io.polypath.udev.transport;
