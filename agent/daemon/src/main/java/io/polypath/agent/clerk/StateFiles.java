package io.polypath.agent.clerk;

import io.polypath.agent.state.BindingsFile;
import io.polypath.agent.state.PrkeysFile;
import io.polypath.agent.state.WwidsFile;
import java.nio.file.Path;

/** The state files of one directory. Clerk lane only. */
final class StateFiles {

    final BindingsFile bindings;
    final WwidsFile wwids;
    final PrkeysFile prkeys;

    /** @param directory {@code /etc/multipath} */
    StateFiles(Path directory) {
        bindings = new BindingsFile(directory.resolve("bindings"));
        wwids = new WwidsFile(directory.resolve("wwids"));
        prkeys = new PrkeysFile(directory.resolve("prkeys"));
    }
}
