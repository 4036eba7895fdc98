/**
 * The text of multipath.conf: files, lines, tokens, blocks. Knows the sections, but no option.
 *
 * <p>Every text is bytes: a {@link java.lang.String} here has one character per byte (ISO 8859-1), so that what is written
 * back is what was read. Nothing is thrown: what is wrong becomes a {@link io.polypath.agent.config.grammar.Problem}.
 * Source: multipath.conf(5), and the parser of multipath-tools as measured ({@code docs/compatibility-config.md}).
 */
package io.polypath.agent.config.grammar;
