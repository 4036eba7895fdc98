package io.polypath.agent.view;

import java.util.List;

/**
 * An NVMe namespace whose controllers the kernel joins by itself, as sysfs shows it. Immutable; texts as the kernel writes them, without
 * blanks around them, and empty where they cannot be read. Nothing of it is ever changed by us.
 *
 * @param disk the disk of the whole subsystem, for example {@code nvme0n1}
 * @param subsystem NQN of the subsystem
 * @param namespaceId {@code nsid}
 * @param wwid {@code uuid.…}, {@code eui.…} or {@code nvme.…}
 * @param sectors size in 512-byte sectors
 * @param readOnly whether writes are refused
 * @param model of the subsystem
 * @param firmware of the subsystem
 * @param paths one for each controller that has the namespace, in the order of the controllers' names
 */
public record NativeMap(
        String disk,
        String subsystem,
        String namespaceId,
        String wwid,
        String sectors,
        boolean readOnly,
        String model,
        String firmware,
        List<NativePath> paths) {

    public NativeMap {
        paths = List.copyOf(paths);
    }

    /** Controllers that are live. */
    public int livePaths() {
        return (int) paths.stream().filter(path -> path.state().equals("live")).count();
    }

    /** Whether the controllers report asymmetric namespace access. */
    public boolean ana() {
        return paths.stream().anyMatch(path -> !path.access().isEmpty());
    }

    /**
     * One of the controllers.
     *
     * @param map name of the whole subsystem's disk
     * @param disk the hidden disk, for example {@code nvme0c1n1}
     * @param wwid {@code uuid.…}, {@code eui.…} or {@code nvme.…}
     * @param deviceNumbers of the hidden disk; {@code 0:0} where it has none
     * @param sectors size in 512-byte sectors
     * @param access {@code ana_state}; empty where the controller reports none
     * @param state of the controller: new, live, resetting, connecting, deleting, dead
     * @param model of the controller
     * @param firmware of the controller
     * @param serial of the controller
     * @param transport for example {@code tcp}
     * @param address as the transport writes it
     * @param pciAddress of the controller, or of the adapter that it is reached through; empty for none
     */
    public record NativePath(
            String map,
            String disk,
            String wwid,
            String deviceNumbers,
            String sectors,
            String access,
            String state,
            String model,
            String firmware,
            String serial,
            String transport,
            String address,
            String pciAddress) {}
}
