package io.polypath.agent.port;

import io.polypath.ffm.sys.Errno;

/** The kernel could not tell about a map, for want of something that says nothing about the map: memory, an interrupted call. */
public final class MapUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int error;

    /** @param error minus errno */
    public MapUnreadableException(int error) {
        super(Errno.describe(error));
        this.error = error;
    }

    /** Minus errno. */
    public int error() {
        return error;
    }
}
