/** Measurements of the real code on a real kernel. A leaf: nothing imports it. */
module io.polypath.bench {
    requires io.polypath.agent;
    requires java.management;
}
