/** Measurements of the real code on a real kernel, and reports on them. A leaf: nothing imports it. */
module io.polypath.bench {
    requires io.polypath.agent;
    requires io.polypath.perf.report;
    requires java.management;
}
