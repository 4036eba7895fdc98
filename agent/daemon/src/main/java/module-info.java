/** The daemon: lanes, owner, topology, checks, purge. */
module io.polypath.agent {
    requires transitive io.polypath.ffm;
    requires transitive io.polypath.ringbuf;
    requires transitive io.polypath.udev;
    requires transitive io.polypath.perf.latency;
    requires org.jctools.core.jdk11;
    requires jdk.management;

    exports io.polypath.agent.lane;
    exports io.polypath.agent.port;
    exports io.polypath.agent.path;
    exports io.polypath.agent.alua;
    exports io.polypath.agent.prio;
    exports io.polypath.agent.boot;
    exports io.polypath.agent.claim;
    exports io.polypath.agent.config;
    exports io.polypath.agent.config.blacklist;
    exports io.polypath.agent.config.effective;
    exports io.polypath.agent.config.grammar;
    exports io.polypath.agent.config.hardware;
    exports io.polypath.agent.config.option;
    exports io.polypath.agent.config.regex;
    exports io.polypath.agent.desk;
    exports io.polypath.agent.flight;
    exports io.polypath.agent.listen;
    exports io.polypath.agent.map;
    exports io.polypath.agent.metrics;
    exports io.polypath.agent.owner;
    exports io.polypath.agent.probe;
    exports io.polypath.agent.purge;
    exports io.polypath.agent.record;
    exports io.polypath.agent.reserve;
    exports io.polypath.agent.runner;
    exports io.polypath.agent.scribe;
    exports io.polypath.agent.show;
    exports io.polypath.agent.state;
    exports io.polypath.agent.survey;
    exports io.polypath.agent.clerk;
    exports io.polypath.agent.keeper;
    exports io.polypath.agent.mapper;
    exports io.polypath.agent.policy;
    exports io.polypath.agent.topology;
    exports io.polypath.agent.transport;
    exports io.polypath.agent.view;
}
