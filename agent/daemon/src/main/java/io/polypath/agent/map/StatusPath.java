package io.polypath.agent.map;

import java.util.List;

/**
 * What the kernel says about a path.
 *
 * @param devT {@code MAJOR:MINOR}
 * @param active whether it takes I/O; false after {@code fail_path} or an I/O error
 * @param failCount how often the kernel failed it, 32 bits
 * @param args what the selector says about it
 */
public record StatusPath(String devT, boolean active, long failCount, List<String> args) {

    public StatusPath {
        args = List.copyOf(args);
    }
}
