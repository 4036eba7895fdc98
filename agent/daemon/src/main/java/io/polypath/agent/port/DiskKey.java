package io.polypath.agent.port;

/**
 * What tells one disk from another that later takes its name.
 *
 * @param name kernel name, for instance {@code sdc}
 * @param major block device major number
 * @param minor block device minor number
 * @param diskSequence the kernel's never-reused disk number ({@code diskseq}), or 0 where the kernel has none
 */
public record DiskKey(String name, int major, int minor, long diskSequence) {

    // Written out: what a record has by itself Java would make anew at each start.

    @Override
    public boolean equals(Object other) {
        return other instanceof DiskKey disk
                && name.equals(disk.name) && major == disk.major && minor == disk.minor && diskSequence == disk.diskSequence;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Long.hashCode(diskSequence);
    }
}
