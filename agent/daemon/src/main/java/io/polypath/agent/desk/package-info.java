/**
 * The control socket: a drop-in for multipathd's of version 0.14.3. Addresses, frames, words, abbreviations and answers are its
 * own; what Polypath adds stands behind the word {@code polypath}.
 *
 * <p>One lane serves all clients. It shows the host from immutable views and passes everything else to the owner as orders;
 * neither waits for the other. Clients are strangers: what one of them may hold of memory, descriptors and time is bounded, and
 * whoever exceeds it is refused with a reason and counted, without effect on others.
 */
package io.polypath.agent.desk;
