package io.polypath.cli.recording;

import io.polypath.cli.report.Bundle;
import io.polypath.cli.runtime.WorldNote;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A recording that has been read once, from its first byte to its last, and found sound. Owned by one thread.
 */
public final class Recording {

    /** Where a report ({@code polypath report}) has its recording. */
    public static final String IN_REPORT = "daemon/recording.polyrec";

    private static final String TEXTS = "etc/multipath";
    private static final int TEXTS_MOST = 64;
    private static final int TEXT_MOST_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Map<String, String> about = new LinkedHashMap<>();
    private final Map<String, ByteArrayOutputStream> parts = new TreeMap<>();
    private final List<Stream> streams = new ArrayList<>();
    private long beganNs;
    private long endedNs;

    private Recording(Path file) {
        this.file = file;
    }

    /**
     * Reads a recording, or that of a report.
     *
     * @throws IOException when it cannot be read or is not sound; the message names the place and says what is wrong there
     */
    public static Recording open(Path file) throws IOException {
        Recording recording = new Recording(file);
        recording.read(recording.new Index());
        if (recording.isZip()) {
            recording.readTexts();
        }
        return recording;
    }

    /** About the host and the recorder. */
    public Map<String, String> about() {
        return Map.copyOf(about);
    }

    /** Names of the host's texts. */
    public List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    /** A text of the host, or null. */
    public byte[] part(String name) {
        return parts.containsKey(name) ? parts.get(name).toByteArray() : null;
    }

    /** Why a text of the host is not in it; empty where that is not known. */
    public String missing(String name) {
        byte[] lacks = part(parts.containsKey(Bundle.INDEX) ? Bundle.INDEX : Recorder.MISSING);
        return lacks == null ? "" : new String(lacks, StandardCharsets.UTF_8).lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** The mapped files in it. */
    public List<Stream> streams() {
        return List.copyOf(streams);
    }

    /** How many runs of the daemon are in it that are not unpacked: the newest two are, as a runtime directory has them. */
    public int runsLeftOut() {
        return (int) streams.stream()
                .filter(stream -> Images.newerRuns(stream, streams) > 1)
                .map(stream -> stream.header().run())
                .distinct()
                .count();
    }

    /** When tables were recorded first, nanoseconds since 1970; the end of time where there are none. */
    public long firstLookNs() {
        return streams.stream()
                .filter(stream -> !stream.looks().isEmpty())
                .mapToLong(stream -> stream.header().run().wallNs(stream.looks().first()))
                .min().orElse(Long.MAX_VALUE);
    }

    /** When it began, nanoseconds since 1970. */
    public long beganNs() {
        return beganNs;
    }

    /** When it ended, nanoseconds since 1970. */
    public long endedNs() {
        return endedNs;
    }

    /** What the daemon ran on. */
    public WorldNote world() {
        return new WorldNote(Boolean.parseBoolean(about.get("simulated")), about.getOrDefault("world", ""));
    }

    /**
     * Makes a runtime directory of it, as it was at a time.
     *
     * @param directory empty
     * @param untilNs nanoseconds since 1970
     */
    public void unpack(Path directory, long untilNs) throws IOException {
        world().write(directory);
        try (Images images = new Images(directory, streams, untilNs)) {
            read(images);
        }
    }

    private void read(Visitor visitor) throws IOException {
        try (InputStream in = source(); BlockReader blocks = new BlockReader(in)) {
            ContentReader.read(blocks, visitor);
            beganNs = blocks.beganNs();
            endedNs = blocks.endedNs();
        } catch (RecordingException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private InputStream source() throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a regular file");
        }
        return isZip() ? inReport() : new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    private boolean isZip() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K' && in.read() == 3 && in.read() == 4;
        }
    }

    private InputStream inReport() throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            ZipEntry entry = zip.getEntry(IN_REPORT);
            if (entry == null) {
                zip.close();
                throw new IOException(file + ": a ZIP file, but no report with a recording in it");
            }
            return new BufferedInputStream(new ZippedStream(zip, entry), BUFFER_BYTES);
        } catch (ZipException e) {
            throw new IOException(file + ": a damaged ZIP file: " + e.getMessage(), e);
        }
    }

    /** A report has the configuration beside its recording. */
    private void readTexts() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> texts = zip.stream()
                    .filter(each -> each.getName().startsWith(TEXTS) || each.getName().equals(Bundle.INDEX))
                    .filter(each -> ContentReader.isPartName(each.getName()))
                    .limit(TEXTS_MOST).toList();
            for (ZipEntry entry : texts) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] text = in.readNBytes(TEXT_MOST_BYTES);
                    parts.computeIfAbsent(entry.getName(), _ -> new ByteArrayOutputStream()).writeBytes(text);
                }
            }
        } catch (ZipException e) {
            throw new IOException(file + ": a damaged ZIP file: " + e.getMessage(), e);
        }
    }

    /** One file of a ZIP, which is closed with it. */
    private static final class ZippedStream extends FilterInputStream {

        private final ZipFile zip;

        ZippedStream(ZipFile zip, ZipEntry entry) throws IOException {
            super(zip.getInputStream(entry));
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Takes what is kept, and counts the rest. */
    private final class Index implements Visitor {

        @Override
        public void about(String lines) {
            lines.lines().forEach(line -> {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    about.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("\\p{Cntrl}", "?"));
                }
            });
        }

        @Override
        public void part(String name, byte[] contents) {
            parts.computeIfAbsent(name, _ -> new ByteArrayOutputStream()).writeBytes(contents);
        }

        @Override
        public void stream(Stream stream) {
            streams.add(stream);
        }
    }
}
