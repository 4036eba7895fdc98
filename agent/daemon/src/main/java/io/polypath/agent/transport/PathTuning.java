package io.polypath.agent.transport;

import java.util.Objects;

/**
 * What a path's queue and transport should be set to.
 *
 * @param disk kernel name
 * @param address {@code H:C:T:L}
 * @param host number of the SCSI host
 * @param portDevice sysfs name of the remote port, session or end device; empty when there is none
 * @param maxSectorsKb largest request in KiB; 0 to leave it
 */
public record PathTuning(String disk, String address, int host, String portDevice, long maxSectorsKb, TimeoutWish timeouts) {

    public PathTuning {
        Objects.requireNonNull(disk);
        Objects.requireNonNull(address);
        Objects.requireNonNull(portDevice);
        Objects.requireNonNull(timeouts);
    }

    /** Whether everything stays as the kernel has it. */
    public boolean isNothing() {
        return maxSectorsKb == 0 && timeouts.isNothing();
    }

    /** The same for a path that is in use, whose queue stays as it is. */
    public PathTuning withoutQueue() {
        return new PathTuning(disk, address, host, portDevice, 0, timeouts);
    }
}
