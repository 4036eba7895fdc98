package io.polypath.agent.config.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the main file, then the drop-ins: files of one directory whose names end in {@code .conf}, in the order of their
 * names' bytes. A file that cannot be read is a problem and is left out. Only regular files are opened, so that no pipe
 * or device can hold up the reader, and at most {@link #MOST_BYTES} of all. Blocks on the file system.
 */
public final class ConfigFiles {

    /** Most bytes of all files: room for ten thousand maps with a section each, and for the daemon's small heap. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** Most drop-ins. */
    public static final int MOST_FILES = 1_000;

    private static final Path NOTHING = Path.of("/dev/null");
    private static final String ENDING = ".conf";

    private final Problems problems;
    private int bytesLeft = MOST_BYTES;

    private ConfigFiles(Problems problems) {
        this.problems = problems;
    }

    /**
     * The texts in the order in which they count.
     *
     * @param main the main file; when it does not exist, that is a note
     * @param dropIns the directory; it need not exist
     */
    public static List<ConfigText> read(Path main, Path dropIns, Problems problems) {
        ConfigFiles files = new ConfigFiles(problems);
        List<ConfigText> texts = new ArrayList<>();
        files.readMain(main, texts);
        for (Path dropIn : files.list(dropIns)) {
            if (Files.isDirectory(dropIn)) {
                files.report(dropIn, Severity.WARNING, "a directory", "it is ignored");
            } else {
                files.read(dropIn, texts);
            }
        }
        return texts;
    }

    private void readMain(Path main, List<ConfigText> texts) {
        if (Files.notExists(main)) {
            report(main, Severity.NOTE, "the file does not exist", "the built-in configuration is used");
        } else {
            read(main, texts);
        }
    }

    private void read(Path file, List<ConfigText> texts) {
        try {
            if (!Files.isRegularFile(file)) {
                irregular(file);
                return;
            }
            byte[] bytes = bytes(file);
            if (bytes.length > bytesLeft) {
                report(file, Severity.FATAL, "all files together have more than " + MOST_BYTES + " bytes", "it is left out");
                return;
            }
            bytesLeft -= bytes.length;
            texts.add(ConfigText.of(name(file), bytes));
        } catch (IOException failed) {
            report(file, Severity.FATAL, "cannot be read: " + reason(failed), "it is left out");
        }
    }

    /** A link to {@code /dev/null} is the usual way to switch a file off. */
    private void irregular(Path file) throws IOException {
        if (!Files.isSameFile(file, NOTHING)) {
            report(file, Severity.FATAL, "not a regular file", "it is left out");
        }
    }

    /** At most one byte more than is allowed. */
    private byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(bytesLeft + 1);
        }
    }

    private List<Path> list(Path directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, ConfigFiles::isDropIn)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (NotDirectoryException other) {
            report(directory, Severity.WARNING, "not a directory", "there are no drop-ins");
        } catch (DirectoryIteratorException | IOException failed) {
            report(directory, Severity.ERROR, "cannot be listed: " + reason(failed), "its files are left out");
            return List.of();
        }
        found.sort((left, right) -> Arrays.compareUnsigned(bytesOfName(left), bytesOfName(right)));
        if (found.size() > MOST_FILES) {
            report(directory, Severity.WARNING, found.size() + " files", "only the first " + MOST_FILES + " are read");
            return found.subList(0, MOST_FILES);
        }
        return found;
    }

    private static boolean isDropIn(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    private static byte[] bytesOfName(Path file) {
        return file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(Exception failed) {
        return switch (failed) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failed.getClass().getSimpleName();
        };
    }

    /** A file's name as problems have it: one character per byte. */
    public static String name(Path file) {
        return new String(file.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void report(Path file, Severity severity, String what, String assumed) {
        problems.add(new Problem(name(file), 0, "", severity, what, assumed));
    }
}
