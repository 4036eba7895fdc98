package io.polypath.cli.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What pgrep, killall and top call this process: the name of its first thread, which is otherwise that of Java's program. */
public final class ProcessName {

    /** What scripts look for when they look for whoever keeps this host's maps. */
    public static final String OF_KEEPER = "multipathd";

    /** The kernel cuts longer names (TASK_COMM_LEN). */
    private static final int LONGEST = 15;

    private static final Path COMM = Path.of("/proc/self/comm");

    private ProcessName() {}

    /**
     * Takes a name, from any thread (proc_pid_comm(5)). Where the kernel does not let it, the process keeps the one it has.
     *
     * @param name 1 to 15 bytes of ASCII
     */
    public static void take(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException(name);
        }
        try {
            Files.writeString(COMM, name, StandardOpenOption.WRITE);
        } catch (IOException readOnlyProc) {
            return; // found by its pid file and its arguments all the same
        }
    }
}
