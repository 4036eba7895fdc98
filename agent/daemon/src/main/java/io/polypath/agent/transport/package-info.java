/** What is written to sysfs about a path's transport and queue, and in which order. Pure. */
package io.polypath.agent.transport;
