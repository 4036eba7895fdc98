package io.polypath.agent.mapper;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what it is asked for, and answers as a test told it to. */
final class FakeDeviceMapper implements DeviceMapperPort {

    final List<String> calls = new ArrayList<>();
    final List<MapPartition> partitions = new ArrayList<>();
    MapReading reading;
    private final Map<String, Integer> errors = new HashMap<>();

    /** Calls whose text begins so fail. */
    FakeDeviceMapper failing(String call, int error) {
        errors.put(call, error);
        return this;
    }

    private int call(String text) {
        calls.add(text);
        for (Map.Entry<String, Integer> entry : errors.entrySet()) {
            if (text.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return 0;
    }

    @Override
    public List<MapReading> list() {
        calls.add("list");
        return reading == null ? List.of() : List.of(reading);
    }

    @Override
    public MapReading read(String uuid) {
        return reading;
    }

    @Override
    public MapReading read(int major, int minor) {
        calls.add("read " + major + ":" + minor);
        return reading;
    }

    @Override
    public int message(String uuid, CharSequence text) {
        return call("message " + uuid + " " + text);
    }

    @Override
    public int create(String name, String uuid) {
        return call("create " + name + " " + uuid);
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        return call("load " + (readOnly ? "ro " : "rw ") + sectors + " " + parameters);
    }

    @Override
    public int clear(String uuid) {
        return call("clear");
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        return call("resume" + (flush ? " flush" : ""));
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        return call("suspend" + (flush ? " flush" : ""));
    }

    @Override
    public int rename(String uuid, String newName, int udevFlags) {
        return call("rename " + uuid + " " + newName);
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        return call("remove " + uuid + (deferred ? " deferred" : ""));
    }

    @Override
    public List<MapPartition> partitions(String uuid) {
        return partitions;
    }
}
