package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SCSI logical unit at one address (drivers/scsi/scsi_sysfs.c). The kernel's {@code state} and {@code access_state}
 * may lag behind the truth: the state says running through transport loss, and the access state is that of the last
 * RTPG.
 */
public final class ScsiDevice {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,9}:\\d{1,9}:\\d{1,9}:\\d{1,19}");

    private final Sysfs sysfs;
    private final Path directory;

    ScsiDevice(Sysfs sysfs, Path directory) {
        this.sysfs = sysfs;
        this.directory = directory;
    }

    static boolean isAddressed(Path directory) {
        return ADDRESS.matcher(directory.getFileName().toString()).matches();
    }

    /** Host, channel, target and LUN as the kernel writes them: {@code 2:0:0:1}. */
    public String address() {
        return directory.getFileName().toString();
    }

    /** The SCSI host's number. */
    public int host() {
        String address = address();
        return Integer.parseInt(address, 0, address.indexOf(':'), 10);
    }

    /** The real path of the device's directory. */
    public Path directory() {
        return directory;
    }

    /** T10 vendor of the standard INQUIRY data, without blanks at the end. */
    public Attribute vendor() {
        return attribute("vendor");
    }

    /** Product of the standard INQUIRY data. */
    public Attribute model() {
        return attribute("model");
    }

    /** Product revision of the standard INQUIRY data. */
    public Attribute revision() {
        return attribute("rev");
    }

    /** created, running, cancel, deleted, quiesce, offline, transport-offline, blocked or created-blocked. */
    public Attribute state() {
        return attribute("state");
    }

    /** Peripheral device type as a decimal number, 0 for a disk. */
    public Attribute type() {
        return attribute("type");
    }

    /** What the handler calls the target port group's state; UNREADABLE without a handler. */
    public Attribute accessState() {
        return attribute("access_state");
    }

    /** 1 when the group has the preferred bit. */
    public Attribute preferredPath() {
        return attribute("preferred_path");
    }

    /** Name of the attached device handler, for example {@code alua}, or {@code detached}. */
    public Attribute deviceHandler() {
        return attribute("dh_state");
    }

    /** The kernel's timeout of a command; 0 when unknown. */
    public int timeoutSeconds() {
        return Math.clamp(attribute("timeout").number(0), 0, Integer.MAX_VALUE / 1000);
    }

    public Attribute attribute(String name) {
        return sysfs.read(directory, name);
    }

    /** The kernel's copy of a vital product data page, header included: 0x00, 0x80, 0x83, 0x89, 0xB0 to 0xB2, 0xB7. */
    public Attribute vitalProductData(int page) {
        return sysfs.read(directory, "vpd_pg" + Integer.toHexString(page), Sysfs.BINARY_BYTES);
    }

    /** The kernel's copy of the standard INQUIRY data. */
    public Attribute inquiry() {
        return sysfs.read(directory, "inquiry", Sysfs.BINARY_BYTES);
    }

    /** The SCSI generic node, {@code sgN}. */
    public Optional<DeviceNode> generic() {
        return onlyNode("scsi_generic");
    }

    /** The bsg node, named by the address. */
    public Optional<DeviceNode> bsg() {
        return onlyNode("bsg");
    }

    private Optional<DeviceNode> onlyNode(String kind) {
        List<String> names = sysfs.directory(directory, kind).map(sysfs::list).orElse(List.of());
        return names.stream().flatMap(name -> node(kind, name).stream()).findFirst();
    }

    private Optional<DeviceNode> node(String kind, String name) {
        return sysfs.directory(directory, kind, name)
                .map(node -> DevT.parse(sysfs.read(node, "dev").text()))
                .map(number -> new DeviceNode(name, number));
    }

    /** An attribute of the SCSI host: {@code state} (running, recovery …), {@code can_queue}, {@code proc_name}. */
    public Attribute hostAttribute(String name) {
        return sysfs.directory("class", "scsi_host", "host" + host()).map(host -> sysfs.read(host, name))
                .orElse(Attribute.absent(Absence.MISSING));
    }

    /** How the device is attached. */
    public Transport transport() {
        return new TransportReader(sysfs, this).read();
    }
}
