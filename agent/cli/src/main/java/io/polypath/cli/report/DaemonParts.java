package io.polypath.cli.report;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.scribe.AddressBook;
import io.polypath.agent.scribe.FlightEntry;
import io.polypath.agent.scribe.FlightTail;
import io.polypath.agent.scribe.FlightText;
import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Moment;
import io.polypath.ringbuf.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a report tells of the daemon: from its mapped files, which outlive it, from its process, and from itself if it answers. */
public final class DaemonParts {

    private static final List<String> QUESTIONS = List.of(
            "show daemon", "show status", "show topology", "show maps json", "show maps stats", "show paths", "show config local",
            "show blacklist");

    private static final List<String> PAGES = List.of("paths", "lanes", "latency");
    private static final List<String> PROCESS = List.of("status", "limits", "oom_score_adj", "cgroup", "cmdline");

    private final RuntimeFiles files;

    /** Carries out a command line of ours. */
    @FunctionalInterface
    public interface CommandLine {

        /** @return what it wrote @throws IOException when it failed, with what it said */
        byte[] run(List<String> words) throws IOException;
    }

    public DaemonParts(RuntimeFiles files) {
        this.files = files;
    }

    /** @param line carries out commands that read the mapped files */
    public List<Part> list(CommandLine line) {
        List<Part> parts = new ArrayList<>();
        for (String page : PAGES) {
            parts.add(new Part("daemon/" + page + ".json",
                    () -> line.run(List.of("show", page, "--json", "--runtime-dir", files.directory().toString()))));
        }
        Path flight = files.flight("owner");
        parts.add(new Part("daemon/transitions.txt", () -> transitions(flight)));
        Path before = flight.resolveSibling(flight.getFileName() + RunDirectory.PREVIOUS_SUFFIX);
        if (Files.exists(before)) {
            parts.add(new Part("daemon/transitions-of-the-run-before.txt", () -> transitions(before)));
        }
        parts.add(new Part("daemon/world.txt", () -> WorldNote.read(files.directory()).toString().getBytes(StandardCharsets.UTF_8)));
        parts.addAll(crashes());
        parts.add(new Part("daemon/process.txt", this::process));
        for (String question : QUESTIONS) {
            parts.add(new Part("answers/" + question.replace(' ', '-') + ".txt", () -> answer(question)));
        }
        return parts;
    }

    private static byte[] answer(String question) throws Exception {
        try (ControlClient client = ControlClient.connect()) {
            return Secrets.leftOut(client.ask(question)).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Every record of a flight ring, as the log has it, oldest first. */
    private static byte[] transitions(Path ring) throws IOException {
        StringBuilder text = new StringBuilder();
        AddressBook addresses = new AddressBook();
        try (FlightTail tail = FlightTail.open(ring)) {
            for (FlightEntry entry = tail.next(); entry != null; entry = tail.next()) {
                addresses.learn(entry);
                text.append(Moment.iso(tail.run().wallNs(entry.timeNs()))).append(' ')
                        .append(addresses.device(entry)).append(' ').append(FlightText.of(entry)).append('\n');
            }
        }
        return Secrets.leftOut(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** What Java left of a daemon that it could not go on with. */
    private List<Part> crashes() {
        List<Part> parts = new ArrayList<>();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(files.directory(), "hs_err*.log")) {
            logs.forEach(log -> parts.add(new Part("daemon/" + log.getFileName(), () -> Secrets.leftOut(Files.readAllBytes(log)))));
        } catch (IOException toldByOtherParts) {
            return List.of();
        }
        return parts;
    }

    /** How the process of the daemon that wrote the tables is, and each of its threads: state, where it waits, how it is scheduled. */
    private byte[] process() throws Exception {
        int pid = Snapshot.read(files.lanes(), LaneRow.BYTES).writer().run().pid();
        Path process = Path.of("/proc", Integer.toString(pid));
        if (!Files.exists(process)) {
            throw new IOException("the daemon, process " + pid + ", has ended");
        }
        StringBuilder text = new StringBuilder();
        for (String file : PROCESS) {
            text.append("== ").append(file).append('\n').append(text(process.resolve(file))).append('\n');
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                text.append("== ").append(text(thread.resolve("comm"))).append("  ").append(text(thread.resolve("stat"))).append('\n')
                        .append(capabilities(thread)).append("  waits in ").append(text(thread.resolve("wchan"))).append('\n');
            }
        }
        return Secrets.leftOut(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String capabilities(Path thread) {
        return text(thread.resolve("status")).lines().filter(line -> line.startsWith("CapEff")).findFirst().orElse("");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace('\0', ' ').strip();
        } catch (IOException refused) {
            return "(" + refused + ")";
        }
    }
}
