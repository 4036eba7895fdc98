package io.polypath.agent.view;

import java.util.Objects;

/**
 * The logical unit behind a path, as this path tells of it.
 *
 * @param wwid identity (the option {@code uid_attribute} decides its source); empty when unknown
 * @param serial unit serial number, VPD page 80h; empty when unknown
 * @param vendorData text of the vendor's VPD page that the option {@code vpd_vendor} asks for; null when none was asked for, or
 *     the device has none
 * @param sizeBytes capacity; 0 when unknown
 * @param maxSectorsKib sysfs {@code queue/max_sectors_kb}, or {@link #UNKNOWN}
 * @param targetPortGroup TARGET PORT GROUP of VPD page 83h, 0 to 65535, or {@link #UNKNOWN}
 */
public record UnitView(
        String wwid, String serial, String vendorData, long sizeBytes, int maxSectorsKib, int targetPortGroup) {

    /** The device or the kernel does not tell. */
    public static final int UNKNOWN = -1;

    /** Of a device of which nothing is known. */
    public static final UnitView NONE = new UnitView("", "", null, 0, UNKNOWN, UNKNOWN);

    public UnitView {
        Objects.requireNonNull(wwid);
        Objects.requireNonNull(serial);
    }

    boolean same(UnitView other) {
        return this == other
                || sizeBytes == other.sizeBytes
                && maxSectorsKib == other.maxSectorsKib
                && targetPortGroup == other.targetPortGroup
                && wwid.equals(other.wwid)
                && serial.equals(other.serial)
                && Objects.equals(vendorData, other.vendorData);
    }
}
