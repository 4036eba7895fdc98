package io.polypath.agent.desk;

import io.polypath.agent.show.DevicesPage;
import java.util.List;

/** The host's block devices, whoever uses them. Asked by the desk lane, at most once per answer. */
@FunctionalInterface
public interface BlockDevices {

    /** All of them, ordered as udev lists them; empty when they cannot be read. */
    List<DevicesPage.Device> list();
}
