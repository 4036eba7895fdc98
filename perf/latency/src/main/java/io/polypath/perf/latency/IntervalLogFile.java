package io.polypath.perf.latency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An {@link IntervalLog} in files of bounded size: {@code latency.hlog} is the newest, {@code latency.hlog.1} the one
 * before it, and so on. Owned by a lane that may block.
 *
 * <p>A file that reached its size is moved aside before the next round, so the whole takes at most <i>files × (size +
 * one round)</i>. Each file is complete in itself; after a restart the newest is continued under a new header. A file
 * consists of whole rounds: one that could not be written is cut off again, as is the torn line that a crash left,
 * because readers stop there.
 */
public final class IntervalLogFile implements AutoCloseable {
    private final Path path;
    private final long maxBytes;
    private final int files;
    /** Both or neither are null. */
    private FileChannel channel;
    private IntervalLog log;
    /** End of the last round that was written completely. */
    private long wholeBytes;

    /**
     * Nothing is opened before the first round.
     *
     * @param maxBytes size at which a file is moved aside
     * @param files number of files to keep, the newest included, 1 or more
     */
    public IntervalLogFile(Path path, long maxBytes, int files) {
        if (files < 1) {
            throw new IllegalArgumentException("a log of " + files + " files");
        }
        this.path = path;
        this.maxBytes = maxBytes;
        this.files = files;
    }

    /**
     * Writes one round: the interval of every stage.
     *
     * @throws IOException where it could not be written completely; the round is lost, the next one opens the file
     *     again
     */
    public void write(List<StageReader> stages) throws IOException {
        if (wholeBytes >= maxBytes) {
            close();
        }
        try {
            if (channel == null) {
                open(startMillis(stages));
            }
            for (StageReader stage : stages) {
                log.write(stage.interval());
            }
            log.flush();
            wholeBytes = channel.position();
        } catch (IOException e) {
            cutOff(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        forget();
    }

    private void open(long startMillis) throws IOException {
        if (Files.exists(path) && Files.size(path) >= maxBytes) {
            rotate();
        }
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        wholeBytes = endOfLastLine(channel);
        channel.truncate(wholeBytes).position(wholeBytes);
        log = new IntervalLog(Channels.newOutputStream(channel), startMillis);
    }

    private void rotate() throws IOException {
        for (int number = files - 1; number >= 1; number--) {
            Path from = numbered(number - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(path);
    }

    private Path numbered(int number) {
        return number == 0 ? path : path.resolveSibling(path.getFileName() + "." + number);
    }

    private void cutOff(IOException cause) {
        try (FileChannel failed = channel) {
            if (failed != null) {
                failed.truncate(wholeBytes);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        forget();
    }

    private void forget() {
        channel = null;
        log = null;
        wholeBytes = 0;
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long end = file.size();
        while (end > 0 && file.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
            end--;
        }
        return end;
    }

    private static long startMillis(List<StageReader> stages) {
        long earliest = Long.MAX_VALUE;
        for (StageReader stage : stages) {
            earliest = Math.min(earliest, stage.interval().getStartTimeStamp());
        }
        return earliest;
    }
}
