package io.polypath.sim.port;

import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.port.UdevAnswer;
import io.polypath.ffm.sys.Errno;
import java.util.List;

/** A kernel without device-mapper. */
final class AbsentDeviceMapper implements DeviceMapperPort {

    @Override
    public List<MapReading> list() {
        return List.of();
    }

    @Override
    public MapReading read(String uuid) {
        return null;
    }

    @Override
    public MapReading read(int major, int minor) {
        return null;
    }

    @Override
    public int message(String uuid, CharSequence text) {
        return -Errno.ENXIO;
    }

    @Override
    public int create(String name, String uuid) {
        return -Errno.ENOENT;
    }

    @Override
    public int load(String uuid, long sectors, String parameters, boolean readOnly) {
        return -Errno.ENXIO;
    }

    @Override
    public int clear(String uuid) {
        return -Errno.ENXIO;
    }

    @Override
    public int resume(String uuid, boolean flush, int udevFlags) {
        return -Errno.ENXIO;
    }

    @Override
    public int suspend(String uuid, boolean flush) {
        return -Errno.ENXIO;
    }

    @Override
    public int rename(String uuid, String newName, int udevFlags) {
        return -Errno.ENXIO;
    }

    @Override
    public int remove(String uuid, boolean deferred, int udevFlags) {
        return -Errno.ENXIO;
    }

    @Override
    public List<MapPartition> partitions(String uuid) {
        return List.of();
    }

    @Override
    public void beginUdev() {}

    @Override
    public UdevAnswer awaitUdev(long limitNs) {
        return UdevAnswer.ABSENT;
    }
}
