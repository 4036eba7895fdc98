package io.polypath.ffm.scsi;

/**
 * Why the bytes of a reply could not be used, or {@link #NONE}.
 *
 * <p>Decoders that return a number return {@link #code} instead of it: 0 for {@code NONE}, otherwise negative, so that
 * one comparison with zero tells a value from a fault and nothing is allocated.
 */
public enum ReplyFault {
    /** The reply is well formed. */
    NONE("well formed"),
    /** Fewer bytes arrived than the header of this reply takes. */
    SHORT("shorter than its header"),
    /** The page code, or the response code of sense data, is not the one that was asked for. */
    WRONG_PAGE("another page or format than the one asked for"),
    /** The reply announces more than the buffer held: read again with the length that it needs. */
    LONGER("longer than the buffer"),
    /** The buffer was large enough, but fewer bytes arrived than the reply announces. */
    TRUNCATED("shorter than it announces"),
    /** The reply announces no entries at all. */
    EMPTY("empty"),
    /** An entry runs over the end of the reply. */
    OVERFLOW("an entry runs over the end"),
    /** An entry has a length or content that its type does not allow. */
    INVALID("an entry is invalid"),
    /** The reply is well formed and does not contain what was looked for. */
    NOT_FOUND("not in the reply");

    private static final ReplyFault[] BY_CODE = values();

    private final String text;

    ReplyFault(String text) {
        this.text = text;
    }

    /** 0 for {@link #NONE}, otherwise negative. */
    public int code() {
        return -ordinal();
    }

    /**
     * The fault that a decoder's result stands for.
     *
     * @param result what a decoder returned: a value (zero or more) or a {@link #code}
     */
    public static ReplyFault of(long result) {
        return result >= 0 ? NONE : BY_CODE[Math.toIntExact(-result)];
    }

    /**
     * Whether a reply has come as a whole.
     *
     * @param announcedBytes  how long it is by its own account
     * @param availableBytes  what arrived
     * @param allocationBytes what was asked for
     * @return NONE, LONGER or TRUNCATED
     */
    static ReplyFault ofLength(long announcedBytes, int availableBytes, int allocationBytes) {
        if (announcedBytes <= availableBytes) {
            return NONE;
        }
        return announcedBytes > allocationBytes ? LONGER : TRUNCATED;
    }

    /** A few words for people, to be put after "the reply is". */
    public String text() {
        return text;
    }
}
