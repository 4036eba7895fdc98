package io.polypath.cli.multipath;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** How long disks wait for a second path: a file for each, whose time of change is the deadline. Shared with multipath-tools. */
final class WaitClock {

    /** The disk never waited. */
    static final Duration NEVER = Duration.ofSeconds(-1);

    private final Path directory;
    private final Instant now;

    WaitClock(Host host, Instant now) {
        directory = host.waits();
        this.now = now;
    }

    /** What is left, from 1 s on; zero when it is over, {@link #NEVER} when it never began. */
    Duration left(String devT) throws IOException {
        try {
            Duration left = Duration.between(now, Files.getLastModifiedTime(directory.resolve(devT)).toInstant());
            return left.toSeconds() <= 0 ? Duration.ZERO : left;
        } catch (NoSuchFileException neverBegan) {
            return NEVER;
        }
    }

    /** The same, for a disk that begins to wait if it has not. */
    Duration waiting(String devT, long seconds) throws IOException {
        if (seconds > 0 && left(devT).equals(NEVER)) {
            begin(devT, seconds);
        }
        return left(devT);
    }

    private void begin(String devT, long seconds) throws IOException {
        Files.createDirectories(directory);
        try {
            Path file = Files.createFile(directory.resolve(devT));
            Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(seconds)));
        } catch (FileAlreadyExistsException begunByAnother) {
            return;
        }
    }
}
