package io.polypath.agent.config.effective;

import java.util.Objects;

/**
 * What the configuration can tell paths apart by; texts have one character per byte, without trailing blanks.
 *
 * @param devnode name of the device node
 * @param protocol such as {@code scsi:fcp}
 * @param wwid identity, or null while it is not known
 */
public record PathKey(String devnode, String vendor, String product, String revision, String protocol, String wwid) {

    public PathKey {
        Objects.requireNonNull(devnode);
        Objects.requireNonNull(vendor);
        Objects.requireNonNull(product);
        Objects.requireNonNull(revision);
        Objects.requireNonNull(protocol);
    }
}
