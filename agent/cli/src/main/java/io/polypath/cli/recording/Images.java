package io.polypath.cli.recording;

import io.polypath.cli.runtime.Unpacked;
import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.FileImage;
import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Unpacks the mapped files of a recording into a runtime directory: those of the newest run under their names, those of the run before
 * as the daemon keeps them, and the newest tables once more as they were some time before. Runs before that have no place there. Owned by
 * one thread.
 */
final class Images implements Visitor, AutoCloseable {

    /** Rates over less are no rates. */
    private static final long WINDOW_NS = 10_000_000_000L;

    private static final Comparator<Stream> BY_START =
            Comparator.comparingLong((Stream stream) -> stream.header().run().wallNs()).thenComparingInt(Stream::number);

    private final long untilNs;
    private final Map<Integer, FileImage> images = new HashMap<>();
    private final Map<Integer, FileImage> before = new HashMap<>();
    private final Map<Integer, Long> beforeNs = new HashMap<>();

    /** @param streams of the whole recording, each with its range */
    Images(Path directory, List<Stream> streams, long untilNs) throws IOException {
        this.untilNs = untilNs;
        Path beforeDirectory = Files.createDirectory(Unpacked.before(directory));
        try {
            for (Stream stream : streams) {
                FileHeader header = header(stream);
                switch (newerRuns(stream, streams)) {
                    case 0 -> {
                        images.put(stream.number(), FileImage.create(directory.resolve(header.fileName()), header));
                        earlier(stream, beforeDirectory.resolve(header.fileName()), header);
                    }
                    case 1 -> images.put(stream.number(),
                            FileImage.create(directory.resolve(header.fileName() + RunDirectory.PREVIOUS_SUFFIX), header));
                    default -> { }
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void record(Stream stream, long sequence, long timeNs, MemorySegment payload) throws IOException {
        FileImage image = images.get(stream.number());
        if (image != null && isDue(stream, timeNs)) {
            image.record(sequence, timeNs, payload);
        }
    }

    @Override
    public void row(Stream stream, long readNs, int index, long version, MemorySegment payload) throws IOException {
        FileImage image = images.get(stream.number());
        if (image != null && isDue(stream, readNs)) {
            image.row(index, version, payload);
            if (readNs <= beforeNs.getOrDefault(stream.number(), Long.MIN_VALUE)) {
                before.get(stream.number()).row(index, version, payload);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Map<Integer, FileImage> each : List.of(images, before)) {
            for (FileImage image : each.values()) {
                image.close();
            }
        }
    }

    /** The table as it was at the latest look that is far enough from the last one, or at the first. */
    private void earlier(Stream stream, Path file, FileHeader header) throws IOException {
        Long last = null;
        for (Long look : stream.looks()) {
            last = isDue(stream, look) ? look : last;
        }
        if (header.kind() != FileKind.TABLE || last == null || stream.looks().first().equals(last)) {
            return;
        }
        Long earlier = stream.looks().floor(last - WINDOW_NS);
        beforeNs.put(stream.number(), earlier == null ? stream.looks().first() : earlier);
        before.put(stream.number(), FileImage.create(file, header));
    }

    private boolean isDue(Stream stream, long monotonicNs) {
        return stream.header().run().wallNs(monotonicNs) <= untilNs;
    }

    static int newerRuns(Stream stream, List<Stream> streams) {
        return (int) streams.stream()
                .filter(each -> each.header().fileName().equals(stream.header().fileName()))
                .filter(each -> BY_START.compare(each, stream) > 0)
                .count();
    }

    /** The times of a recording are not those of this boot, even if it is the same. */
    private static FileHeader header(Stream stream) {
        FileHeader image = ContentReader.image(stream);
        RunIdentity run = image.run();
        RunIdentity recorded = new RunIdentity(run.pid(), Unpacked.BOOT, run.buildId(), run.wallNs(), run.monotonicNs());
        return new FileHeader(image.kind(), image.name(), image.recordBytes(), image.records(), recorded);
    }
}
