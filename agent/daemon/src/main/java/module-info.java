/** The daemon: lanes, owner, topology, checks, purge. */
module io.polypath.agent {
    requires transitive io.polypath.ffm;
    requires transitive io.polypath.ringbuf;
    requires transitive io.polypath.udev;
    requires io.polypath.perf.latency;
    requires org.jctools.core.jdk11;

    exports io.polypath.agent.lane;
    exports io.polypath.agent.port;
    exports io.polypath.agent.path;
    exports io.polypath.agent.alua;
    exports io.polypath.agent.prio;
}
