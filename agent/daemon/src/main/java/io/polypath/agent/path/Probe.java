package io.polypath.agent.path;

/** Commands that a check can consist of. */
public enum Probe {
    /** TEST UNIT READY. */
    TUR,
    /** REPORT TARGET PORT GROUPS with the extended header. */
    RTPG_EXTENDED,
    /** REPORT TARGET PORT GROUPS as SPC-3 has it. */
    RTPG_PLAIN,
    /** Standard INQUIRY. */
    INQUIRY,
    /** Vital product data page 83h, device identification. */
    VPD83,
    /** Vital product data page 80h, unit serial number. */
    VPD80,
    /** One block at address 0; its content is thrown away. */
    READ,
    /** Vendor's page C0h of CLARiiON and VNX, unit path report. */
    VPD_C0,
    /** Vendor's page C9h of RDAC controllers, volume access control. */
    VPD_C9,
    /** Control mode page, current values. */
    MODE_CURRENT,
    /** Control mode page, which values can be changed. */
    MODE_CHANGEABLE,
    /** Control mode page, to be set. */
    MODE_SELECT,
    /** PERSISTENT RESERVE IN, READ KEYS. */
    RESERVE_KEYS,
    /** PERSISTENT RESERVE IN, READ RESERVATION. */
    RESERVE_HOLDER,
    /** PERSISTENT RESERVE OUT, REGISTER AND IGNORE EXISTING KEY. */
    RESERVE_REGISTER,
    /** Standard INQUIRY, with what vendors add behind it. */
    LONG_INQUIRY,
    /** NetApp's GET VENDOR ATTRIBUTES. */
    VENDOR_ATTRIBUTES,
    /** NetApp's page C1h, whether the path leads through the partner. */
    VPD_C1,
    /** NVMe Identify Controller. */
    NVME_CONTROLLER,
    /** NVMe Identify, the namespace's identification descriptors. */
    NVME_DESCRIPTORS,
    /** NVMe Identify Namespace. */
    NVME_NAMESPACE,
    /** NVMe Get Log Page, asymmetric namespace access. */
    NVME_ANA_LOG,
    /** NVMe Read of one block at address 0; its content is thrown away. */
    NVME_READ;

    /** Whether it is an NVMe command. */
    public boolean isNvme() {
        return ordinal() >= NVME_CONTROLLER.ordinal();
    }
}
