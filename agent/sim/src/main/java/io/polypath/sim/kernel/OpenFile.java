package io.polypath.sim.kernel;

/**
 * An open file of the simulated process.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class OpenFile {

    /** What kind of node was opened. */
    public enum Kind {
        /** SCSI generic node, for commands. */
        GENERIC,
        /** Block node, which keeps the disk's name from being used again. */
        BLOCK,
        /** The SCSI device's directory in sysfs. */
        SYSFS
    }

    private final int handle;
    private final Kind kind;
    private final SimPath path;
    private boolean attached;
    private int commands;

    OpenFile(int handle, Kind kind, SimPath path) {
        this.handle = handle;
        this.kind = kind;
        this.path = path;
    }

    public int handle() {
        return handle;
    }

    public Kind kind() {
        return kind;
    }

    public SimPath path() {
        return path;
    }

    /** Whether a port reaps this file's completions. */
    public boolean attached() {
        return attached;
    }

    public void setAttached(boolean isAttached) {
        attached = isAttached;
    }

    /** Commands of this file that are at the kernel. */
    int commands() {
        return commands;
    }

    void commandIn() {
        commands++;
    }

    void commandOut() {
        commands--;
    }
}
