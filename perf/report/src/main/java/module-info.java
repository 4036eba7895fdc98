/** Pages of HTML that are one file each, with plots. Knows nothing of what is plotted. */
module io.polypath.perf.report {
    exports io.polypath.perf.report;
}
