package io.polypath.agent.mapper;

import io.polypath.agent.port.MapEventPort;
import io.polypath.ffm.dm.DmControl;
import io.polypath.ffm.dm.DmDevice;
import io.polypath.ffm.dm.DmNameReader;
import io.polypath.ffm.dm.DmRequest;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Event numbers of this host's device-mapper devices. The kernel makes the control node readable at any event (Linux 4.13); which
 * device it was is found by comparing the numbers of all.
 */
public final class KernelMapEventPort implements MapEventPort {

    private static final int FIRST_BYTES = 64 * 1_024;
    private static final int MOST_BYTES = 4 << 20;

    private final Arena arena;
    private final DmControl control;
    private DmRequest request;
    private int size = FIRST_BYTES;
    private Map<Long, Integer> known;

    public KernelMapEventPort(Arena arena) {
        this.arena = arena;
        Sys sys = new Sys(arena);
        int fd = DmControl.open(sys, arena);
        control = fd < 0 ? null : new DmControl(sys, fd);
        request = new DmRequest(arena, size);
        take((major, minor) -> {});
    }

    @Override
    public int pollFd() {
        return control == null ? -1 : control.fd();
    }

    @Override
    public void quiet() {
        if (control != null) {
            control.call(Linux.DM_DEV_ARM_POLL(), request.begin());
        }
    }

    @Override
    public int take(Changed changed) {
        if (control == null) {
            return 0;
        }
        quiet();
        int result = control.call(Linux.DM_LIST_DEVICES(), request.begin().expectResult());
        while (result == -Errno.EOVERFLOW && size < MOST_BYTES) {
            size *= 4;
            request = new DmRequest(arena, size);
            result = control.call(Linux.DM_LIST_DEVICES(), request.begin().expectResult());
        }
        return result < 0 ? 0 : compare(changed);
    }

    private int compare(Changed changed) {
        Map<Long, Integer> now = new HashMap<>();
        DmNameReader reader = new DmNameReader(request).begin();
        while (reader.next() == 1) {
            now.put(reader.device(), reader.eventNumber());
        }
        Map<Long, Integer> before = known == null ? now : known;
        known = now;
        Set<Long> devices = new HashSet<>(before.keySet());
        devices.addAll(now.keySet());
        int changes = 0;
        for (long device : devices) {
            if (!now.containsKey(device) || !now.get(device).equals(before.get(device))) {
                changed.device(DmDevice.major(device), DmDevice.minor(device));
                changes++;
            }
        }
        return changes;
    }
}
