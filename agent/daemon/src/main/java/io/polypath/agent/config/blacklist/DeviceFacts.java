package io.polypath.agent.config.blacklist;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What rules can be asked about a device; texts have one character per byte.
 *
 * @param devnode name of the device node, such as {@code sda}
 * @param properties names of its udev properties, in the order of their bytes
 * @param uidAttribute the property that identifies it; empty when the device itself is asked
 * @param protocol such as {@code scsi:fcp}
 * @param wwid its identity, or null while it is not known
 */
public record DeviceFacts(
        String devnode, List<String> properties, String uidAttribute, String vendor, String product, String protocol, String wwid) {

    public DeviceFacts {
        Objects.requireNonNull(devnode);
        Objects.requireNonNull(uidAttribute);
        Objects.requireNonNull(vendor);
        Objects.requireNonNull(product);
        Objects.requireNonNull(protocol);
        properties = properties.stream().sorted().toList();
    }

    /** A device of which only the node's name and the properties are known. */
    public static DeviceFacts ofNode(String devnode, Collection<String> properties) {
        return new DeviceFacts(devnode, List.copyOf(properties), "", "", "", "undef", null);
    }

    /** Whether udev says who the device is. */
    boolean identifiedByUdev() {
        return !uidAttribute.isEmpty() && properties.contains(uidAttribute);
    }
}
