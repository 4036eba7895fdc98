package io.polypath.cli.recording;

import java.io.IOException;

/** A file that is no recording, or not a whole one. The message names the place and what is wrong there. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    RecordingException(long offset, String what) {
        super("at byte " + offset + ": " + what);
        this.offset = offset;
    }

    /** Where in the file. */
    public long offset() {
        return offset;
    }
}
