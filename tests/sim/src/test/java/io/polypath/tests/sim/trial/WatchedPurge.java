package io.polypath.tests.sim.trial;

import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.PurgePort;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.OpenFile;

/** Tells a witness what the purger looks at and deletes. */
record WatchedPurge(Fabric fabric, PurgePort port, Witness witness) implements PurgePort {

    @Override
    public Look look(int device) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().commandable(device);
            Look look = port.look(device);
            if (file != null) {
                witness.looked(file.path(), look);
            }
            return look;
        }
    }

    @Override
    public int delete(int sysfsDirectory) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().get(sysfsDirectory, OpenFile.Kind.SYSFS);
            if (file != null) {
                witness.deletes(file.path());
            }
            return port.delete(sysfsDirectory);
        }
    }

    @Override
    public int rescan(Hctl address) {
        return port.rescan(address);
    }
}
