/**
 * POSIX extended regular expressions over bytes, as glibc's {@code regcomp(REG_EXTENDED)} reads them in the C locale.
 *
 * <p>A text is a {@link java.lang.String} whose characters are bytes (ISO 8859-1). Compiling and matching are bounded: a
 * pattern has at most {@link io.polypath.agent.config.regex.Program#MOST_INSTRUCTIONS} instructions, and a match takes
 * time in proportion to instructions times bytes. Sources: POSIX.1-2017 XBD 9.4, and glibc where POSIX leaves a form
 * undefined (measured, see {@code docs/compatibility-config.md}). Pure.
 */
package io.polypath.agent.config.regex;
