package io.polypath.udev;

import java.nio.charset.StandardCharsets;

/** The kernel's uevent actions (enum kobject_action, include/linux/kobject.h). */
public enum UeventAction {
    ADD, REMOVE, CHANGE, MOVE, ONLINE, OFFLINE, BIND, UNBIND,
    /** A word that this table does not have. */
    UNKNOWN;

    private static final UeventAction[] KNOWN = {ADD, CHANGE, REMOVE, BIND, UNBIND, MOVE, ONLINE, OFFLINE};

    private final byte[] word = name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    /** The word on the wire, for example {@code "add"}. */
    public String word() {
        return new String(word, StandardCharsets.US_ASCII);
    }

    static UeventAction of(Uevent event) {
        for (UeventAction action : KNOWN) {
            if (event.equals(UeventKey.ACTION, action.word)) {
                return action;
            }
        }
        return UNKNOWN;
    }
}
