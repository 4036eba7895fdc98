package io.polypath.agent.port;

/**
 * A SCSI address as the kernel writes it: host, channel, target, logical unit.
 *
 * @param host SCSI host number
 * @param channel bus of the host
 * @param target target id on the bus
 * @param lun logical unit number in the kernel's integer form
 */
public record Hctl(int host, int channel, int target, long lun) implements Comparable<Hctl> {

    /** {@code H:C:T:L}, the name of the device's directory in sysfs. */
    @Override
    public String toString() {
        return host + ":" + channel + ":" + target + ":" + lun;
    }

    // Written out: what a record has by itself Java would make anew at each start.

    @Override
    public boolean equals(Object other) {
        return other instanceof Hctl address && compareTo(address) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * host + channel) + target) + Long.hashCode(lun);
    }

    /** The order of the numbers, the host's first. */
    @Override
    public int compareTo(Hctl other) {
        int order = Integer.compare(host, other.host);
        order = order != 0 ? order : Integer.compare(channel, other.channel);
        order = order != 0 ? order : Integer.compare(target, other.target);
        return order != 0 ? order : Long.compare(lun, other.lun);
    }

    /**
     * Reads {@code H:C:T:L}.
     *
     * @return the address, or null when the text is not one
     */
    public static Hctl parse(CharSequence text) {
        String[] parts = text.toString().split(":", -1);
        if (parts.length != 4) {
            return null;
        }
        try {
            Hctl address = new Hctl(
                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
            boolean negative = address.host < 0 || address.channel < 0 || address.target < 0 || address.lun < 0;
            return negative ? null : address;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
