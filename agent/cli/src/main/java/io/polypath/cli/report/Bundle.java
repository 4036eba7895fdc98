package io.polypath.cli.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes parts to one ZIP, and which of them could not be had and why. Used by one thread.
 */
public final class Bundle {

    /** Inside the report: what it is, what it holds, what is missing. */
    public static final String INDEX = "REPORT.txt";

    private final PatientReader reader;
    private final List<String> held = new ArrayList<>();

    /** @param patience for each part */
    public Bundle(Duration patience) {
        reader = new PatientReader(patience);
    }

    /**
     * Reads and writes all parts.
     *
     * @param out stays open
     * @param heading first lines of the index
     * @throws IOException when the report itself cannot be written
     */
    public void write(OutputStream out, String heading, List<Part> parts) throws IOException, InterruptedException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Part part : parts) {
            byte[] contents = reader.read(part);
            if (contents != null) {
                entry(zip, part.name(), contents);
                held.add(part.name() + "  " + contents.length);
            }
        }
        entry(zip, INDEX, index(heading).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    /** What could not be had, a line each: the part, and why. */
    public List<String> missing() {
        return reader.missing();
    }

    private String index(String heading) {
        List<String> missing = missing();
        String lacks = missing.isEmpty() ? "nothing is missing\n" : "missing:\n  " + String.join("\n  ", missing) + "\n";
        return heading + "\n\n" + lacks + "\nheld, with bytes:\n  " + String.join("\n  ", held) + "\n";
    }

    private static void entry(ZipOutputStream zip, String name, byte[] contents) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(contents);
        zip.closeEntry();
    }
}
