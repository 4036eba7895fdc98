/** multipath(8) with its options, output and exit status: what udev and scripts ask of a host, and what the daemon does for it. */
package io.polypath.cli.multipath;
