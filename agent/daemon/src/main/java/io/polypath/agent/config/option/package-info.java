/**
 * The options of multipath.conf: one declaration each, from which come parsing, validation, {@code show config} and {@code
 * docs/options.md}. Texts have one character per byte. Source: multipath.conf(5) of multipath-tools 0.14.3.
 */
package io.polypath.agent.config.option;
