package io.polypath.agent.map;

/** Why a text of device-mapper or of the configuration was refused. */
public enum TextFault {
    EMPTY("holds no word"),
    TRUNCATED("ends before its counts are satisfied"),
    TRAILING("goes on after its counts are satisfied"),
    NOT_A_NUMBER("has another word where a number must be"),
    OUT_OF_RANGE("has a number that is too large"),
    NOT_A_DEVICE("has another word where MAJOR:MINOR must be"),
    NOT_A_STATE("has another letter where a state must be"),
    OTHER_GROUPS("tells other path groups than the table"),
    OTHER_PATHS("tells other paths than the table");

    private final String text;

    TextFault(String text) {
        this.text = text;
    }

    /** For people, as the rest of a sentence that begins with what the text is. */
    public String text() {
        return text;
    }
}
