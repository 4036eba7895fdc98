package io.polypath.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where Chromium is installed. */
class BrowserTest {

    /** An empty page of this size takes some 5 KB. */
    private static final long LEAST_BYTES = 30_000;

    private static final int PATIENCE_S = 120;

    @TempDir
    Path directory;

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What the browser logged. */
    private String shoot(Path chromium, Path page, Path picture) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process browser = new ProcessBuilder(List.of(
                        chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
                        "--user-data-dir=" + Files.createTempDirectory(directory, "profile"), "--window-size=1280,1800",
                        "--screenshot=" + picture, page.toUri().toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assumeTrue(browser.waitFor(PATIENCE_S, TimeUnit.SECONDS), "Chromium does not come to an end here");
        } finally {
            browser.destroyForcibly();
        }
        assertEquals(0, browser.exitValue(), Files.readString(log));
        return Files.readString(log);
    }

    @Test
    void aBrowserDrawsThePageAndHasNothingToComplainAbout() throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "Chromium is not installed");
        LatencyPageTest.write(FakeRun.running(directory), "0x5001bb0000000003");
        Path page = directory.resolve("out.html");
        Terminal pipe = Terminal.pipe(FakeRun.after(300 * FakeRun.SECOND));
        assertEquals(0, pipe.run("latency", "--report", page.toString(), "--runtime-dir", directory.toString()), pipe::err);
        Path picture = directory.resolve("out.png");
        String log = shoot(chromium.get(), page, picture);
        assertFalse(log.contains("CONSOLE"), log);
        assertTrue(Files.size(picture) > LEAST_BYTES, () -> "a picture of " + picture.toFile().length() + " bytes");
    }
}
