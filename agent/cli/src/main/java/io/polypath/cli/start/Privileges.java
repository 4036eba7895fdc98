package io.polypath.cli.start;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Capabilities;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * The rights of root that the daemon's lanes keep; docs/install.md says what each is for. All others are given up before the first
 * lane starts, and lanes inherit that: later would be too late, because the sg driver refuses a descriptor whose opener had other rights.
 * Used by the main thread; Java's own threads keep what the process was started with.
 */
public final class Privileges {

    /** Device-mapper and NVMe commands; SCSI commands beyond the harmless ones; netlink; devices of other owners; locked memory. */
    static final long NEEDED = Capabilities.of(
            Linux.CAP_SYS_ADMIN(), Linux.CAP_SYS_RAWIO(), Linux.CAP_NET_ADMIN(), Linux.CAP_DAC_OVERRIDE(), Linux.CAP_IPC_LOCK());

    private Privileges() {}

    /** Gives up what is not needed. @return what could not be done */
    public static List<Finding> reduce() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            Capabilities capabilities = new Capabilities(sys, arena);
            int result = Math.min(capabilities.keep(NEEDED), capabilities.noMore());
            return result < 0
                    ? List.of(Finding.warning("the daemon keeps all rights that it was started with, " + Errno.describe(result)))
                    : List.of();
        }
    }
}
