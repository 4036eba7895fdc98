package io.polypath.agent.state;

/** Why a state file was neither read nor changed. */
public enum StateFault {
    LOCK_TIMEOUT("another process did not release its lock in time"),
    READ_ONLY("its file system takes no changes"),
    TOO_LARGE("it is larger than any such file can be"),
    MALFORMED("its line for this WWID is malformed"),
    UNFIT("the WWID cannot stand in it"),
    IO("input or output failed");

    private final String text;

    StateFault(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
