package io.polypath.cli.show;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import java.io.IOException;

/** Something read of a daemon that can be shown to a person and to a program. */
public interface HostReport {

    void print(Screen screen);

    /** Writes the members of a document that is open. */
    void write(JsonOut json) throws IOException;
}
