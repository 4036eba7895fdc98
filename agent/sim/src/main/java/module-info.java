/** The simulated fabric: arrays, ports and faults behind the ports that the kernel implements. */
module io.polypath.sim {
    requires transitive io.polypath.agent;

    exports io.polypath.sim.fabric;
    exports io.polypath.sim.kernel;
    exports io.polypath.sim.mapper;
    exports io.polypath.sim.model;
    exports io.polypath.sim.plan;
    exports io.polypath.sim.port;
    exports io.polypath.sim.run;
    exports io.polypath.sim.scsi;
    exports io.polypath.sim.time;
}
