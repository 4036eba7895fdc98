/** What udev's rules decide by: which disks belong to multipath maps, as files on tmpfs. */
package io.polypath.agent.claim;
