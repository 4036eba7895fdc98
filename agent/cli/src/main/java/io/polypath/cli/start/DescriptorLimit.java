package io.polypath.cli.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files this process may have open (RLIMIT_NOFILE). Java has raised its soft limit to the hard one by then. */
public final class DescriptorLimit {

    private static final String LINE = "Max open files";

    /** What every Linux process may have. */
    private static final int LEAST = 1_024;

    private DescriptorLimit() {}

    /** This process's. */
    public static int current() {
        return read(Path.of("/proc/self/limits"));
    }

    /** What a file like {@code /proc/PID/limits} says (proc_pid_limits(5)). */
    static int read(Path limits) {
        try {
            for (String line : Files.readAllLines(limits)) {
                if (line.startsWith(LINE)) {
                    String soft = line.substring(LINE.length()).strip().split("\\s+")[0];
                    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(soft));
                }
            }
        } catch (IOException | NumberFormatException unlimitedOrUnreadable) {
            return LEAST;
        }
        return LEAST;
    }
}
