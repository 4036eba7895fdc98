package io.polypath.tests.sim.trial;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.sim.fabric.Fabric;
import java.util.List;
import java.util.function.IntSupplier;

/** Tells a witness what a mapper lane does to maps, before it is done. */
record WatchedMapper(Fabric fabric, DeviceMapperPort port, Witness witness) implements DeviceMapperPort {

    @Override
    public List<MapReading> list() {
        return port.list();
    }

    @Override
    public MapReading read(String uuid) {
        return port.read(uuid);
    }

    @Override
    public MapReading read(int major, int minor) {
        return port.read(major, minor);
    }

    @Override
    public int message(String uuid, CharSequence text) {
        String words = text.toString();
        synchronized (fabric.lock()) {
            witness.messages(uuid, words);
            int error = port.message(uuid, words);
            witness.mapDone(uuid, words, error);
            return error;
        }
    }

    @Override
    public int create(String name, String uuid) {
        return done(uuid, "create " + name, () -> port.create(name, uuid));
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        return done(uuid, "load " + sectors + " " + parameters, () -> {
            witness.loads(uuid, sectors, parameters, readOnly);
            return port.load(uuid, sectors, parameters, readOnly);
        });
    }

    @Override
    public int clear(String uuid) {
        return done(uuid, "clear", () -> port.clear(uuid));
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        return done(uuid, "resume", () -> port.resume(uuid, flush, udevFlags));
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        return done(uuid, "suspend", () -> port.suspend(uuid, flush));
    }

    @Override
    public int rename(String uuid, String newName, int udevFlags) {
        return done(uuid, "rename " + newName, () -> port.rename(uuid, newName, udevFlags));
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        return done(uuid, "remove", () -> port.remove(uuid, deferred, udevFlags));
    }

    @Override
    public List<MapPartition> partitions(String uuid) {
        return port.partitions(uuid);
    }

    private int done(String uuid, String what, IntSupplier call) {
        synchronized (fabric.lock()) {
            int error = call.getAsInt();
            witness.mapDone(uuid, what, error);
            return error;
        }
    }
}
