package io.polypath.cli.runtime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Exceptions of files as sentences. Our own have one as their message; many of Java's have only a file name there. */
public final class Trouble {

    private Trouble() {}

    public static String sentence(IOException cause) {
        return switch (cause) {
            case AccessDeniedException e -> e.getFile() + ": no permission; it belongs to the daemon's user";
            case NoSuchFileException e -> e.getFile() + ": does not exist";
            case NotDirectoryException e -> e.getFile() + ": is no directory";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }
}
