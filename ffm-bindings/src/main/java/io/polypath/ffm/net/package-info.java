/** Netlink and Unix sockets: addresses, control messages, and the socket that hears the kernel's events. No policy. */
package io.polypath.ffm.net;
