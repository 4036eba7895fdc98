package io.polypath.ffm.sys;

/**
 * The flags of open(2) whose numbers differ between architectures (asm/fcntl.h); all others are in
 * {@code io.polypath.ffm.gen.Linux}.
 */
public final class OpenFlags {
    private static final boolean ARM = Architecture.CURRENT == Architecture.AARCH64;

    /** O_DIRECT: transfers bypass the page cache. */
    public static final int DIRECT = ARM ? 0x10000 : 0x4000;
    /** O_DIRECTORY: fail with -ENOTDIR unless it is a directory. */
    public static final int DIRECTORY = ARM ? 0x4000 : 0x10000;
    /** O_NOFOLLOW: fail with -ELOOP if the last component is a symbolic link. */
    public static final int NOFOLLOW = ARM ? 0x8000 : 0x20000;

    private OpenFlags() {}
}
