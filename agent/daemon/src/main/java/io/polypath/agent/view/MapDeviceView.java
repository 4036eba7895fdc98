package io.polypath.agent.view;

/**
 * A map's device (struct dm_ioctl of DM_DEV_STATUS; sysfs).
 *
 * @param minor its minor number
 * @param suspended whether I/O stands still
 * @param readOnly whether it takes no writes
 * @param maxSectorsKib sysfs {@code queue/max_sectors_kb}, or {@link UnitView#UNKNOWN}
 */
public record MapDeviceView(int minor, boolean suspended, boolean readOnly, int maxSectorsKib) {

    /** @param other null for none, as this cannot be */
    boolean same(MapDeviceView other) {
        return this == other
                || other != null
                && minor == other.minor
                && suspended == other.suspended
                && readOnly == other.readOnly
                && maxSectorsKib == other.maxSectorsKib;
    }

    /** {@code dm-N}. */
    public String kernelName() {
        return "dm-" + minor;
    }
}
