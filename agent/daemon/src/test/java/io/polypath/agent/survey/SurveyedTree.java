package io.polypath.agent.survey;

import io.polypath.agent.port.DiskSurvey;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A tree of files in the places of sysfs, udev's database and {@code /dev}, and the port that surveys it. */
abstract class SurveyedTree {

    final Arena arena = Arena.ofConfined();

    @TempDir
    Path root;
    KernelSurveyPort port;

    /** What the port has told, and has to be given back. */
    DiskSurvey seen;

    void openPort() {
        port = new KernelSurveyPort(arena, new HostTree(root + "/sys/", root + "/udev/", root + "/dev/"));
    }

    @AfterEach
    void endLane() {
        if (seen != null) {
            port.release(seen);
        }
        arena.close();
    }

    void file(String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    void link(String name, String target) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }
}
