package io.polypath.cli.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a daemon runs on, left in its runtime directory by the command that started it, so that nobody takes simulated paths for
 * real ones.
 *
 * @param simulated whether it is no host but a simulation
 * @param description a sentence, or empty when nobody left one
 */
public record WorldNote(boolean simulated, String description) {

    private static final WorldNote NONE = new WorldNote(false, "");
    private static final String FILE = "world";
    private static final String SIMULATED = "simulated ";
    private static final String REAL = "real ";
    private static final int MOST_BYTES = 4_096;

    /** Reads the note of a directory, where there is one. */
    public static WorldNote read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return NONE;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll("\\p{Cntrl}", "?");
            return text.startsWith(SIMULATED)
                    ? new WorldNote(true, text.substring(SIMULATED.length()))
                    : new WorldNote(false, text.startsWith(REAL) ? text.substring(REAL.length()) : "");
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    /** Leaves the note. */
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), (simulated ? SIMULATED : REAL) + description + "\n");
    }

}
