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

    /** Written out, as is {@link #hashCode}: identities are looked up all the time, and a record's own are slow until they are compiled. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Wwid(String its) && text.equals(its);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
