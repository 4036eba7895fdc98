package io.polypath.agent.claim;

import java.nio.file.Path;

/**
 * Where udev's rules look, see {@code packaging/udev/56-polypath.rules}.
 *
 * @param claims directory of our own files, on tmpfs
 * @param failed directory with a file for each WWID whose map could not be made; shared with multipath-tools
 */
public record ClaimPlaces(Path claims, Path failed) {

    /** Where the shipped rules look. */
    public static final Path RUNTIME_DIRECTORY = Path.of("/run/polypath");

    /** @param runtimeDirectory the daemon's; the shipped rules look at {@link #RUNTIME_DIRECTORY} only */
    public static ClaimPlaces in(Path runtimeDirectory) {
        return new ClaimPlaces(runtimeDirectory.resolve("claims"), runtimeDirectory.resolveSibling("multipath/failed_wwids"));
    }

    Path wwid(String wwid) {
        return claims.resolve("wwids").resolve(wwid);
    }

    Path failed(String wwid) {
        return failed.resolve(wwid);
    }

    Path exempt(String devT) {
        return claims.resolve("exempt").resolve(devT);
    }

    Path waited(String devT) {
        return claims.resolve("waited").resolve(devT);
    }

    /** What the kernel was last told about I/O that waits. */
    public Path waitLimit() {
        return claims.resolveSibling("wait-limit");
    }

    Path mode() {
        return claims.resolve("mode");
    }

    Path active() {
        return claims.resolve("active");
    }
}
