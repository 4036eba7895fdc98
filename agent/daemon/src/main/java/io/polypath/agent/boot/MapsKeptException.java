package io.polypath.agent.boot;

import java.io.IOException;
import java.nio.file.Path;

/** Another process keeps this host's maps, a multipathd for instance. */
public final class MapsKeptException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param holder the file that it has locked, see {@code MapKeeping.pidFile} */
    MapsKeptException(String who, Path holder) {
        super(who + " keeps this host's maps and has locked " + holder + ": stop it first");
    }
}
