/** The lane that keeps the books: state files under /etc/multipath and sysfs attributes. Every call may block. */
package io.polypath.agent.clerk;
