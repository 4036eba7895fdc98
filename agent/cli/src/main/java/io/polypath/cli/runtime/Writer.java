package io.polypath.cli.runtime;

import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The daemon that wrote a mapped file.
 *
 * @param run who it was, and how its monotonic times become dates
 * @param state what became of it
 */
public record Writer(RunIdentity run, State state) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Clock ticks and the reading of two clocks may put the start of a process behind its first file. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** What became of the writer. */
    public enum State {
        RUNNING,
        /** Its process is gone; its files tell how things stood. */
        ENDED,
        /** The host was booted since. */
        OTHER_BOOT,
        /** The files are those of a recording; nobody here knows what became of the writer. */
        RECORDED
    }

    /** Looks whether the writer of a file runs. */
    public static Writer of(RunIdentity run) {
        return new Writer(run, state(run));
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public boolean recorded() {
        return state == State.RECORDED;
    }

    private static State state(RunIdentity run) {
        if (run.bootId().equals(Unpacked.BOOT)) {
            return State.RECORDED;
        }
        if (!run.bootId().toString().equals(bootId())) {
            return State.OTHER_BOOT;
        }
        boolean same = ProcessHandle.of(run.pid()).filter(process -> startedBefore(process, run)).isPresent();
        return same ? State.RUNNING : State.ENDED;
    }

    /** A process that started after the file was written only has the number of its writer. */
    private static boolean startedBefore(ProcessHandle process, RunIdentity run) {
        Optional<Instant> start = process.info().startInstant();
        Instant written = Instant.ofEpochSecond(0, run.wallNs());
        return process.isAlive() && (start.isEmpty() || start.get().minus(SLACK).isBefore(written));
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
