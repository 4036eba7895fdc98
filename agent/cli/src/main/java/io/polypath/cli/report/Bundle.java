package io.polypath.cli.report;

import io.polypath.cli.runtime.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes parts to one ZIP, and which of them could not be had and why. Each part is read by a thread of its own for a limited time: its
 * file may be on the disk that is gone. Used by one thread.
 */
public final class Bundle {

    /** Inside the report: what it is, what it holds, what is missing. */
    public static final String INDEX = "REPORT.txt";

    private final Duration patience;
    private final List<String> held = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /** @param patience for each part */
    public Bundle(Duration patience) {
        this.patience = patience;
    }

    /**
     * Reads and writes all parts.
     *
     * @param heading first lines of the index
     * @throws IOException when the report itself cannot be written
     */
    public void write(OutputStream out, String heading, List<Part> parts) throws IOException, InterruptedException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Part part : parts) {
                byte[] contents = read(part);
                if (contents != null) {
                    entry(zip, part.name(), contents);
                    held.add(part.name() + "  " + contents.length);
                }
            }
            entry(zip, INDEX, index(heading).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What could not be had, a line each: the part, and why. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    private String index(String heading) {
        String lacks = missing.isEmpty() ? "nothing is missing\n" : "missing:\n  " + String.join("\n  ", missing) + "\n";
        return heading + "\n\n" + lacks + "\nheld, with bytes:\n  " + String.join("\n  ", held) + "\n";
    }

    private byte[] read(Part part) throws InterruptedException {
        FutureTask<byte[]> reading = new FutureTask<>(part.source()::read);
        Thread.ofPlatform().daemon().name("reads " + part.name()).start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            missing.add(part.name() + ": no answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            missing.add(part.name() + ": " + reason(failed.getCause()));
        }
        return null;
    }

    private static String reason(Throwable cause) {
        String sentence = cause instanceof IOException trouble ? Trouble.sentence(trouble) : cause.getMessage();
        return sentence == null ? cause.toString() : sentence.strip().lines().findFirst().orElse("");
    }

    private static void entry(ZipOutputStream zip, String name, byte[] contents) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(contents);
        zip.closeEntry();
    }
}
