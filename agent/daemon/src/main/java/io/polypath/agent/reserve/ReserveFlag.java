package io.polypath.agent.reserve;

/** What is believed of a map's registration or reservation, in the words of the control socket. */
public enum ReserveFlag {
    UNKNOWN("unknown"),
    UNSET("unset"),
    SET("set");

    private final String word;

    ReserveFlag(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @param answer a daemon's, or null when there is none; UNKNOWN for anything that is no such word */
    public static ReserveFlag told(String answer) {
        String first = answer == null ? "" : answer.strip();
        for (ReserveFlag flag : values()) {
            if (flag.word.equals(first)) {
                return flag;
            }
        }
        return UNKNOWN;
    }
}
