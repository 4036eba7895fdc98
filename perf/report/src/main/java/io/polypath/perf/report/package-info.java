/** What pages about measurements have in common: escaping, the head with its policy and style, and rows of drawings over one axis. */
package io.polypath.perf.report;
