package io.polypath.agent.scribe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Log lines on a stream, one write each, UTF-8. For the journal a line begins with its priority, {@code <4>}, and leaves the time to
 * the journal (sd-daemon(3)); for everybody else it begins with date and time. Used by one lane; blocks while the reader does not
 * read.
 */
public final class StreamLog implements LogSink {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSXXX");
    private static final long SECOND_NS = 1_000_000_000L;

    private final OutputStream stream;
    private final boolean journal;
    private final ZoneId zone;
    private long refused;

    /** @param journal whether the reader is the journal */
    public StreamLog(OutputStream stream, boolean journal, ZoneId zone) {
        this.stream = stream;
        this.journal = journal;
        this.zone = zone;
    }

    /** Standard error of this process. */
    public static StreamLog standardError() {
        return new StreamLog(new FileOutputStream(FileDescriptor.err), standardErrorIsJournal(), ZoneId.systemDefault());
    }

    /** Whether the journal reads this process's standard error. */
    public static boolean standardErrorIsJournal() {
        return isJournal(System.getenv("JOURNAL_STREAM"), Path.of("/proc/self/fd/2"));
    }

    /**
     * Whether a descriptor is the stream that the service manager connected to the journal, and not one that it was redirected to.
     *
     * @param variable value of {@code JOURNAL_STREAM}, {@code device:inode} of that stream (systemd.exec(5)), or null
     * @param descriptor the link in /proc that tells where the descriptor goes
     */
    static boolean isJournal(String variable, Path descriptor) {
        if (variable == null) {
            return false;
        }
        String inode = variable.substring(variable.indexOf(':') + 1);
        try {
            return Files.readSymbolicLink(descriptor).toString().equals("socket:[" + inode + "]");
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void line(Severity severity, long wallNs, String text) {
        String start = journal ? "<" + severity.number() + ">" : time(wallNs) + " ";
        try {
            stream.write((start + text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException readerGone) {
            refused++;
        }
    }

    /** Lines that could not be written. They are not lost to {@code polypath explain}. */
    public long refused() {
        return refused;
    }

    private String time(long wallNs) {
        Instant moment = Instant.ofEpochSecond(Math.floorDiv(wallNs, SECOND_NS), Math.floorMod(wallNs, SECOND_NS));
        return TIME.format(moment.atZone(zone));
    }
}
