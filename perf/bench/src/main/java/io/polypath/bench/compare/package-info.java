/** The report on two daemons that were measured side by side ({@code perf/bench/compare}): rows in, a table and a page out. */
package io.polypath.bench.compare;
