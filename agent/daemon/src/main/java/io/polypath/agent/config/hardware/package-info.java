/**
 * What is known about arrays: the built-in table of 137 entries (facts of multipath-tools 0.14.3) and the entries of the
 * configuration, merged, ordered and indexed. Immutable once built.
 */
package io.polypath.agent.config.hardware;
