package io.polypath.tests.races;

import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of this process for mapped files, gone with it. */
final class MappedFiles {

    /** Something that may not find its place. */
    @FunctionalInterface
    interface Making<T> {
        T make(RunDirectory directory) throws IOException;
    }

    private static final RunDirectory DIRECTORY = made();

    private MappedFiles() {}

    private static RunDirectory made() {
        try {
            Path path = Files.createTempDirectory("races");
            path.toFile().deleteOnExit();
            return new RunDirectory(path, RunIdentity.now("races"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static <T> T make(FileKind kind, String name, Making<T> making) {
        try {
            T made = making.make(DIRECTORY);
            DIRECTORY.file(kind, name).toFile().deleteOnExit();
            return made;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
