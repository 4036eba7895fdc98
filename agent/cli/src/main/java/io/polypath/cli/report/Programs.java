package io.polypath.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the journal and the kernel's log say last, by the host's own programs. */
public final class Programs {

    private Programs() {}

    public static List<Part> list() {
        return List.of(
                part("log/service.txt", "journalctl", "--no-pager", "--lines=3000", "--output=short-precise", "--unit=polypath.service",
                        "--unit=multipathd.service"),
                part("log/kernel.txt", "dmesg", "--ctime"));
    }

    /** The program ends with its part's thread, or when it has said all. */
    private static Part part(String name, String... words) {
        return new Part(name, () -> {
            Process program = new ProcessBuilder(words).redirectErrorStream(true).start();
            try (InputStream said = program.getInputStream()) {
                program.getOutputStream().close();
                byte[] text = said.readAllBytes();
                if (program.waitFor() != 0) {
                    throw new IOException(words[0] + ": " + new String(text, StandardCharsets.UTF_8));
                }
                return Secrets.leftOut(text);
            } finally {
                program.destroyForcibly();
            }
        });
    }
}
