package io.polypath.udev.sysfs;

/**
 * An NVMe namespace as one controller shows it, where the kernel does no multipathing of its own (drivers/nvme/host/sysfs.c,
 * block/genhd.c). A text that cannot be read is empty, a number 0.
 *
 * @param numbers what tells it from another of its name
 * @param wwid {@code uuid.…}, {@code eui.…} or {@code nvme.…}
 * @param namespaceId {@code nsid}
 * @param sizeBytes capacity
 * @param readOnly whether writes are refused
 * @param maxSectorsKib {@code queue/max_sectors_kb}
 * @param blockBytes {@code queue/logical_block_size}
 * @param timeoutMs {@code queue/io_timeout}
 * @param controller through which it is reached
 */
public record NvmeDisk(
        DiskNumbers numbers,
        String wwid,
        long namespaceId,
        long sizeBytes,
        boolean readOnly,
        int maxSectorsKib,
        int blockBytes,
        int timeoutMs,
        Controller controller) {

    /**
     * The controller, texts without blanks around them.
     *
     * @param name the kernel's, for example {@code nvme0}
     * @param id {@code cntlid}, unique within the subsystem
     * @param state new, live, resetting, connecting, deleting, dead
     * @param transport pcie, rdma, fc, tcp, loop, apple-nvme
     * @param address as the transport writes it, for example {@code traddr=10.0.0.1,trsvcid=4420}
     * @param subsystem its NQN
     */
    public record Controller(
            String name,
            int id,
            String state,
            String transport,
            String address,
            String subsystem,
            String model,
            String serial,
            String firmware) {

        /** The name in {@code protocol} sections of multipath.conf; {@code nvme:unspec} for a transport not in its list. */
        public String protocolName() {
            return NvmeController.protocolName(transport);
        }
    }
}
