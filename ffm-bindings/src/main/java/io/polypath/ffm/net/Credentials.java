package io.polypath.ffm.net;

import io.polypath.ffm.gen.ucred;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct ucred} (sys/socket.h, unix(7)): a process as the kernel vouches for it, in SCM_CREDENTIALS and
 * SO_PEERCRED.
 *
 * <pre>
 *   0       4       8       12
 *   | pid   | uid   | gid   |
 * </pre>
 */
public final class Credentials {
    public static final int SIZE_BYTES = (int) ucred.sizeof();

    private Credentials() {}

    /** The process; 0 is the kernel, or a process that this pid namespace does not see. */
    public static int pid(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_INT, offset + ucred.pid$offset());
    }

    /** The user, an unsigned number; 65534 for a user that this user namespace does not know. */
    public static int uid(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_INT, offset + ucred.uid$offset());
    }

    /** The group, as {@link #uid}. */
    public static int gid(MemorySegment memory, long offset) {
        return memory.get(ValueLayout.JAVA_INT, offset + ucred.gid$offset());
    }
}
