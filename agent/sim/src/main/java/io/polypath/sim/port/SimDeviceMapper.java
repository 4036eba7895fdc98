package io.polypath.sim.port;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.port.MapUnreadableException;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.mapper.MapperCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * The simulated kernel's device-mapper. Calls block as the real ones do: for as long as somebody keeps them from passing.
 *
 * <p>Each mapper lane has a port of its own; they share the kernel.
 */
public final class SimDeviceMapper implements DeviceMapperPort {

    private static final String MAP_PREFIX = "mpath-";

    private final Fabric fabric;
    private final DeviceMapper mapper;

    public SimDeviceMapper(Fabric fabric) {
        this.fabric = Objects.requireNonNull(fabric);
        this.mapper = fabric.kernel().mapper();
    }

    /** One that sleeps has read before: the real one takes a call for each map, and others change meanwhile. */
    @Override
    public List<MapReading> list() {
        synchronized (fabric.lock()) {
            List<MapReading> readings = new ArrayList<>();
            for (MappedDevice device : mapper.all()) {
                if (device.uuid().startsWith(MAP_PREFIX)) {
                    readings.add(mapper.reading(device.uuid()));
                }
            }
            int error = call(MapperCall.LIST, null, () -> 0);
            if (error < 0) {
                throw new MapUnreadableException(error);
            }
            return readings;
        }
    }

    @Override
    public MapReading read(String uuid) {
        synchronized (fabric.lock()) {
            int error = call(MapperCall.READ, uuid, () -> 0);
            if (error < 0) {
                throw new MapUnreadableException(error);
            }
            return mapper.reading(uuid);
        }
    }

    @Override
    public MapReading read(int major, int minor) {
        synchronized (fabric.lock()) {
            MappedDevice device = major == DeviceMapper.MAJOR ? mapper.device(minor) : null;
            return device == null || !device.uuid().startsWith(MAP_PREFIX) ? null : read(device.uuid());
        }
    }

    @Override
    public int message(String uuid, CharSequence text) {
        synchronized (fabric.lock()) {
            return call(MapperCall.MESSAGE, uuid, () -> mapper.message(uuid, text.toString(), fabric.nowNs()));
        }
    }

    @Override
    public int create(String name, String uuid) {
        synchronized (fabric.lock()) {
            return call(MapperCall.CREATE, uuid, () -> mapper.create(name, uuid));
        }
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        synchronized (fabric.lock()) {
            return call(MapperCall.LOAD, uuid, () -> mapper.load(uuid, sectors, parameters, readOnly, fabric.nowNs()));
        }
    }

    @Override
    public int clear(String uuid) {
        synchronized (fabric.lock()) {
            return call(MapperCall.CLEAR, uuid, () -> mapper.clear(uuid));
        }
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        synchronized (fabric.lock()) {
            return call(MapperCall.RESUME, uuid, () -> mapper.resume(uuid, udevFlags, fabric.nowNs()));
        }
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        synchronized (fabric.lock()) {
            return call(MapperCall.SUSPEND, uuid, () -> mapper.suspend(uuid));
        }
    }

    @Override
    public int rename(String uuid, String newName, int udevFlags) {
        synchronized (fabric.lock()) {
            return call(MapperCall.RENAME, uuid, () -> mapper.rename(uuid, newName, udevFlags, fabric.nowNs()));
        }
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        synchronized (fabric.lock()) {
            return call(MapperCall.REMOVE, uuid, () -> mapper.remove(uuid, deferred, udevFlags, fabric.nowNs()));
        }
    }

    @Override
    public List<MapPartition> partitions(String uuid) {
        synchronized (fabric.lock()) {
            return mapper.partitions(uuid);
        }
    }

    private int call(MapperCall kind, String uuid, IntSupplier action) {
        if (mapper.gate().isClosed(kind, uuid)) {
            mapper.gate().sleeperIn();
            try {
                fabric.await(() -> !mapper.gate().isClosed(kind, uuid));
            } finally {
                mapper.gate().sleeperOut();
            }
        }
        int error = mapper.gate().takeError(kind, uuid);
        return error < 0 ? error : action.getAsInt();
    }
}
