package io.polypath.cli.command;

import io.polypath.agent.boot.Build;
import io.polypath.cli.recording.Recorder;
import io.polypath.cli.recording.Recording;
import io.polypath.cli.report.Bundle;
import io.polypath.cli.report.DaemonParts;
import io.polypath.cli.report.HostParts;
import io.polypath.cli.report.KernelMaps;
import io.polypath.cli.report.Part;
import io.polypath.cli.report.Programs;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.WholeFile;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Put what somebody needs who is to help into one ZIP file: paths, maps, what happened, latency, lanes, configuration"
                + " without its secrets, the kernel's tables, versions, the end of the logs. Works without the daemon, and as any user:"
                + " what cannot be read is listed, with the reason.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ReportCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file, which must not exist yet (default polypath-report-TIME.zip in the current directory).")
    private Path output;

    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private CommandSpec placeSpec = place.spec();

    private final Screen process;

    ReportCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        Instant now = StampedName.now(process.clock());
        Path file = StampedName.of(output, "polypath-report-", now, ".zip");
        Bundle bundle = new Bundle(PATIENCE);
        try (WholeFile whole = WholeFile.create(file)) {
            bundle.write(whole.out(), heading(now), parts());
            whole.appear();
        }
        bundle.missing().forEach(line -> process.out().println("missing: " + line));
        process.out().println("written: " + file.toAbsolutePath() + "; it names disks, maps and hosts, but holds no keys or passwords");
        return ExitCode.OK;
    }

    private String heading(Instant now) {
        WorldNote world = WorldNote.read(place.directory());
        return "polypath " + Build.VERSION + ", Java " + Runtime.version() + ", " + now + "\n"
                + "for user " + Account.current().effectiveUser() + ", with the files in " + place.directory()
                + (world.simulated() ? ", of " + world.description() : "");
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(new DaemonParts(place.files()).list(this::run));
        parts.add(new Part(Recording.IN_REPORT, this::recorded));
        parts.add(KernelMaps.part());
        parts.addAll(new HostParts(Path.of("/")).list());
        parts.addAll(Programs.list());
        return parts;
    }

    /** What "polypath record" would write, without the texts of the host, which the report has. */
    private byte[] recorded() throws Exception {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        try (Recorder recorder = new Recorder(place.files(), process.clock(), recording)) {
            recorder.record(RecordCommand.about(place.directory()), List.of(), () -> false);
        }
        return recording.toByteArray();
    }

    private byte[] run(List<String> words) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        Screen screen = new Screen(
                new PrintStream(said, false, StandardCharsets.UTF_8), new PrintStream(complained, false, StandardCharsets.UTF_8),
                false, process.clock(), process.zone());
        if (Commands.execute(screen, words.toArray(String[]::new)) != ExitCode.OK) {
            throw new IOException(complained.toString(StandardCharsets.UTF_8).replaceFirst("^polypath: ", ""));
        }
        return said.toByteArray();
    }
}
