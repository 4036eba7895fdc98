/** Uevents: the two wire formats, who may send them, and the sockets on which they arrive. */
package io.polypath.udev;
