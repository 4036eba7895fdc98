package io.polypath.cli.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As whom this process runs, and what the kernel lets it do (proc_pid_status(5)).
 *
 * @param effectiveUser effective user id
 * @param capabilities effective capabilities, a bit each (capabilities(7))
 */
public record Account(int effectiveUser, long capabilities) {

    private static final int EFFECTIVE = 1;

    /** This process's. */
    public static Account current() {
        return read(Path.of("/proc/self/status"));
    }

    /** What a status file says; nobody in particular who may do nothing, where it says nothing. */
    public static Account read(Path status) {
        int user = -1;
        long capabilities = 0;
        for (String line : lines(status)) {
            String[] words = line.split("\\s+");
            if (words[0].equals("Uid:") && words.length > 1 + EFFECTIVE) {
                user = Integer.parseInt(words[1 + EFFECTIVE]);
            } else if (words[0].equals("CapEff:") && words.length > 1) {
                capabilities = Long.parseUnsignedLong(words[1], 16);
            }
        }
        return new Account(user, capabilities);
    }

    public boolean isRoot() {
        return effectiveUser == 0;
    }

    /** @param number of the capability, for instance 21 for CAP_SYS_ADMIN */
    public boolean may(int number) {
        return (capabilities >>> number & 1) != 0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
