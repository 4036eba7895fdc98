package io.polypath.agent.view;

/** What the daemon is busy with; words of multipath-tools, which its clients and systemd's status line show. */
public enum DaemonState {
    INIT("init"),
    STARTUP("startup"),
    /** Reading the configuration, or applying one. */
    CONFIGURE("configure"),
    /** Ready, and nothing to do. */
    IDLE("idle"),
    /** Ready, and checking paths. */
    RUNNING("running"),
    SHUTDOWN("shutdown");

    private final String word;

    DaemonState(String word) {
        this.word = word;
    }

    /** As in {@code show daemon}. */
    public String word() {
        return word;
    }
}
