package io.polypath.agent.desk;

import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.view.NativeMap;
import java.util.List;

/** The host's block devices, whoever uses them. Asked by the desk lane, at most once per answer. */
@FunctionalInterface
public interface BlockDevices {

    /** All of them, ordered as udev lists them; empty when they cannot be read. */
    List<DevicesPage.Device> list();

    /** The NVMe namespaces whose controllers the kernel joins by itself, ordered by name. */
    default List<NativeMap> nativeMaps() {
        return List.of();
    }
}
