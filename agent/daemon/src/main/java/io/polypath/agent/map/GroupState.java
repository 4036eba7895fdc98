package io.polypath.agent.map;

/** State of a path group in the kernel. */
public enum GroupState {
    /** Takes I/O now. */
    ACTIVE('A'),
    /** Would take I/O. */
    ENABLED('E'),
    /** Bypassed: takes I/O only when no other group can. */
    DISABLED('D');

    private final char letter;

    GroupState(char letter) {
        this.letter = letter;
    }

    /** The letter of the status text. */
    public char letter() {
        return letter;
    }

    /** The state with that letter, or null. */
    static GroupState ofWord(String word) {
        for (GroupState state : values()) {
            if (word.length() == 1 && word.charAt(0) == state.letter) {
                return state;
            }
        }
        return null;
    }
}
