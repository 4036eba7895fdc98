package io.polypath.cli.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that only this user may enter, for as long as a command needs it; a signal that ends the process takes it away too. */
public final class ScratchDirectory implements AutoCloseable {

    private final Path path;
    private final Thread hook = new Thread(this::deleteWhatIsThere, "scratch");

    private ScratchDirectory(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static ScratchDirectory create(String prefix) throws IOException {
        return new ScratchDirectory(Files.createTempDirectory(prefix));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException runs) {
            return;
        }
        delete();
    }

    private void deleteWhatIsThere() {
        try {
            delete();
        } catch (IOException inUse) {
            return; // by a command that the signal found at work; nobody hears of it any more
        }
    }

    private void delete() throws IOException {
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(path)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : inside) {
            Files.delete(each);
        }
    }
}
