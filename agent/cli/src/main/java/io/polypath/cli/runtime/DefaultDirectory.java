package io.polypath.cli.runtime;

import java.nio.file.Path;
import java.util.Map;

/** Where the mapped files are when nobody says where. */
public final class DefaultDirectory {

    private DefaultDirectory() {}

    /** {@code /run/polypath} for root, else {@code $XDG_RUNTIME_DIR/polypath}, else {@code /tmp/polypath-UID}. */
    public static Path of(Account account, Map<String, String> environment) {
        if (account.isRoot()) {
            return Path.of("/run/polypath");
        }
        String ofUser = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return ofUser.startsWith("/")
                ? Path.of(ofUser, "polypath")
                : Path.of("/tmp", "polypath-" + account.effectiveUser());
    }
}
