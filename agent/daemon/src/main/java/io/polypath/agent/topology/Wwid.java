package io.polypath.agent.topology;

/**
 * World-wide identity of a logical unit, in the incumbent's rendering: it becomes part of map uuids and of state files.
 *
 * @param text 1 to 127 printable characters
 */
public record Wwid(String text) {

    /** Longest identity, characters: the incumbent keeps it in 128 bytes with a NUL. */
    public static final int MAX_LENGTH = 127;

    public Wwid {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a WWID has 1 to " + MAX_LENGTH + " characters, not " + text.length());
        }
    }

    /** The identity, or null when {@code text} is null or blank; a longer text loses padding, then its end. */
    public static Wwid ofNullable(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = NvmePadding.shorten(text.stripTrailing(), MAX_LENGTH);
        return new Wwid(trimmed.length() > MAX_LENGTH ? trimmed.substring(0, MAX_LENGTH) : trimmed);
    }

    @Override
    public String toString() {
        return text;
    }
}
