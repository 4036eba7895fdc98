package io.polypath.sim.port;

import io.polypath.agent.port.MapEventPort;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MappedDevice;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Event numbers of the simulated device-mapper's devices. */
public final class SimMapEventPort implements MapEventPort {

    private final Fabric fabric;
    private final ReadySignal ready;
    private Map<Integer, Integer> known;

    public SimMapEventPort(Fabric fabric, ReadySignal ready) {
        this.fabric = Objects.requireNonNull(fabric);
        this.ready = Objects.requireNonNull(ready);
        synchronized (fabric.lock()) {
            known = numbers();
            fabric.kernel().mapper().watch(() -> ready.set(true));
        }
    }

    @Override
    public int pollFd() {
        return ready.fd();
    }

    @Override
    public void quiet() {
        synchronized (fabric.lock()) {
            ready.set(false);
        }
    }

    @Override
    public int take(Changed changed) {
        Map<Integer, Integer> before = known;
        synchronized (fabric.lock()) {
            ready.set(false);
            known = numbers();
        }
        TreeSet<Integer> minors = new TreeSet<>(before.keySet());
        minors.addAll(known.keySet());
        minors.removeIf(minor -> known.containsKey(minor) && known.get(minor).equals(before.get(minor)));
        minors.forEach(minor -> changed.device(DeviceMapper.MAJOR, minor));
        return minors.size();
    }

    private Map<Integer, Integer> numbers() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (MappedDevice device : fabric.kernel().mapper().all()) {
            numbers.put(device.minor(), device.events());
        }
        return numbers;
    }
}
