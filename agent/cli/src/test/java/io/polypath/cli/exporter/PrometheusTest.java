package io.polypath.cli.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus, an agent on the simulated fabric, and the packaged rules, of which each minute is made a second. */
class PrometheusTest {

    private static final Path RULES = Path.of(System.getProperty("basedir", "."), "../../packaging/prometheus/polypath.rules.yml");
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Pattern FIRING = Pattern.compile("\"alertname\":\"(Polypath\\w+)\"[^}]*}[^}]*}[^}]*\"state\":\"firing\"");
    private static final int TRIES = 600;
    private static final Set<String> BLAMES = Set.of(
            "PolypathArraySick", "PolypathSwitchSick", "PolypathHbaSick", "PolypathTargetPortSick", "PolypathLinkSick");

    @TempDir
    Path directory;

    private Process agent;
    private Process prometheus;
    private Exporter exporter;
    private int port;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(PROMETHEUS), "prometheus is not installed (Debian: prometheus)");
        Path run = directory.resolve("run");
        agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m", "--enable-native-access=io.polypath.ffm", "-p", System.getProperty("jdk.module.path"),
                        "-m", "io.polypath.cli/io.polypath.cli.Polypath", "sim", "--runtime-dir", run.toString(), "--luns", "2",
                        "--polling-interval", "1s", "--fault", "at 8s port-down array0:port1 at-once for 15s")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("agent.log").toFile())
                .start();
        exporter = Exporter.start(Listen.parse("127.0.0.1:0"), new Scrape(new RuntimeFiles(run), Clock.SYSTEM, 100), System.err);
        prometheus = prometheus(((InetSocketAddress) exporter.where().address()).getPort());
    }

    private Process prometheus(int scraped) throws IOException {
        port = freePort();
        Files.writeString(directory.resolve("rules.yml"),
                Files.readString(RULES).replaceAll("\\[(\\d+)m]", "[$1s]").replaceAll("for: (\\d+)m", "for: $1s"));
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: polypath
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(scraped));
        return new ProcessBuilder(
                        PROMETHEUS.toString(), "--config.file=" + configuration, "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port, "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    @AfterEach
    void end() throws Exception {
        if (exporter != null) {
            exporter.close();
        }
        for (Process process : new Process[] {prometheus, agent}) {
            if (process != null) {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private Set<String> firing() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher alerts = FIRING.matcher(get("/api/v1/alerts"));
        while (alerts.find()) {
            names.add(alerts.group(1));
        }
        return names;
    }

    private String get(String path) throws IOException {
        try (InputStream in = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Until what is firing is as it should be; how long that takes is not judged. */
    private Set<String> await(Predicate<Set<String>> wanted) throws Exception {
        Set<String> seen = Set.of();
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                seen = firing();
                if (wanted.test(seen)) {
                    return seen;
                }
            } catch (IOException notUpYet) {
                seen = Set.of(notUpYet.toString());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return fail("firing at last: " + seen + "\n" + Files.readString(directory.resolve("agent.log"))
                + Files.readString(directory.resolve("prometheus.log")));
    }

    private String scraped() throws IOException {
        return get("/api/v1/query?query=polypath_port_paths_usable");
    }

    @Test
    void aPortThatIsDownIsBlamedAloneAndNoLongerWhenItIsBack() throws Exception {
        await(firing -> firing.isEmpty() && hasFigures());
        Set<String> sick = await(firing -> firing.contains("PolypathTargetPortSick"));
        sick.retainAll(BLAMES);
        assertEquals(Set.of("PolypathTargetPortSick"), sick);
        assertTrue(get("/api/v1/alerts").contains("Port 0x5020506000000002 of array 0x5020506000000000 is sick"));
        await(firing -> firing.contains("PolypathMapDegraded"));
        await(firing -> firing.stream().noneMatch(name -> BLAMES.contains(name) || name.equals("PolypathMapDegraded")));
    }

    private boolean hasFigures() {
        try {
            return scraped().contains("\"target_port\"");
        } catch (IOException notUpYet) {
            return false;
        }
    }
}
