package io.polypath.sim.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The simulated process's file table. A handle is never given out twice, so that the use of one after its close is seen.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class OpenFiles {

    /** First handle: far from real descriptors, so that a mix-up is an error and not an accident. */
    static final int FIRST = 1_000_000;

    private OpenFile[] files = new OpenFile[256];
    private int given;
    private int open;
    private long misuses;

    OpenFiles() {}

    int open(OpenFile.Kind kind, SimPath path) {
        if (given == files.length) {
            files = Arrays.copyOf(files, given * 2);
        }
        int handle = FIRST + given;
        files[given++] = new OpenFile(handle, kind, path);
        open++;
        return handle;
    }

    /** The file, or null when there is no such open file of that kind; that is counted as a misuse. */
    public OpenFile get(int handle, OpenFile.Kind kind) {
        OpenFile file = at(handle);
        if (file == null || file.kind() != kind) {
            misuses++;
            return null;
        }
        return file;
    }

    /** The SCSI generic or block file, both of which take SG_IO, or null; that is counted as a misuse. */
    public OpenFile commandable(int handle) {
        OpenFile file = at(handle);
        if (file == null || file.kind() == OpenFile.Kind.SYSFS) {
            misuses++;
            return null;
        }
        return file;
    }

    void close(OpenFile file) {
        files[file.handle() - FIRST] = null;
        open--;
    }

    /** The files that are open now, oldest first. */
    List<OpenFile> all() {
        return Arrays.stream(files, 0, given).filter(Objects::nonNull).toList();
    }

    /** Files that are open now; a survey that is not released shows here. */
    public int open() {
        return open;
    }

    private OpenFile at(int handle) {
        int place = handle - FIRST;
        return place >= 0 && place < given ? files[place] : null;
    }

    /** Uses of handles that were closed, never opened, or of another kind. */
    public long misuses() {
        return misuses;
    }
}
