package io.polypath.agent.claim;

import io.polypath.agent.map.FindMultipaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * The files that udev's rules decide by. Each change is one file that comes or goes, or a rename: no rule ever sees half of it. Clerk
 * lane, and commands that stand in for a daemon; the calls do not block for long, the directories being on tmpfs.
 */
public final class ClaimMarkers {

    private static final int LONGEST_NAME = 255;
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final ClaimPlaces places;

    public ClaimMarkers(ClaimPlaces places) {
        this.places = places;
    }

    /** Whether a file can be named for an identity; one with a slash, for instance, is never claimed. */
    public static boolean isNameable(String wwid) {
        boolean special = wwid.isEmpty() || wwid.equals(".") || wwid.equals("..") || wwid.indexOf('/') >= 0 || wwid.indexOf(0) >= 0;
        return !special && wwid.length() <= LONGEST_NAME;
    }

    /** These logical units, and no others, are known to be maps. */
    public void known(Set<String> wwids) throws IOException {
        Path directory = directory(places.claims().resolve("wwids"));
        Set<String> missing = new HashSet<>(wwids);
        try (DirectoryStream<Path> present = Files.newDirectoryStream(directory)) {
            for (Path file : present) {
                if (!missing.remove(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
        for (String wwid : missing) {
            known(wwid, true);
        }
    }

    /** One of them is, or is not any more. */
    public void known(String wwid, boolean is) throws IOException {
        if (isNameable(wwid)) {
            set(places.wwid(wwid), is);
        }
    }

    public boolean knows(String wwid) {
        return isNameable(wwid) && Files.exists(places.wwid(wwid));
    }

    /** Whether the map of a logical unit could not be made. */
    public void failed(String wwid, boolean is) throws IOException {
        if (isNameable(wwid)) {
            set(places.failed(wwid), is);
        }
    }

    public boolean hasFailed(String wwid) {
        return isNameable(wwid) && Files.exists(places.failed(wwid));
    }

    /**
     * Whether the blacklist has a disk.
     *
     * @param devT {@code MAJOR:MINOR}
     */
    public void exempt(String devT, boolean is) throws IOException {
        set(places.exempt(devT), is);
    }

    /** A disk has waited for a second path, and does so no longer; udev's rules forget it with the disk. */
    public void waited(String devT) throws IOException {
        set(places.waited(devT), true);
    }

    /**
     * What the configuration says.
     *
     * @param waitSeconds how long an unknown disk waits for a second path
     */
    public void mode(FindMultipaths mode, long waitSeconds) throws IOException {
        Path target = places.mode();
        Path fresh = directory(places.claims()).resolve("mode.new");
        Files.writeString(fresh, ".POLYPATH_MODE=" + mode.keyword() + "\n.POLYPATH_WAIT=" + waitSeconds + "\n");
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether anybody looks after maps, so that disks may be kept from others. */
    public void active(boolean is) throws IOException {
        set(places.active(), is);
    }

    private void set(Path file, boolean present) throws IOException {
        if (!present) {
            Files.deleteIfExists(file);
        } else if (!Files.exists(file)) {
            directory(file.getParent());
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException madeByAnother) {
                return;
            }
        }
    }

    private static Path directory(Path directory) throws IOException {
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory, DIRECTORY_MODE);
    }
}
