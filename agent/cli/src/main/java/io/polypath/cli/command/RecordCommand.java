package io.polypath.cli.command;

import io.polypath.agent.boot.Build;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.recording.Recorder;
import io.polypath.cli.recording.Stream;
import io.polypath.cli.report.HostParts;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.WholeFile;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.ByteCount;
import io.polypath.cli.start.EndSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(
        name = "record",
        description = "Record what the daemon's flight recorder and tables hold, and the configuration without its secrets, into one file"
                + " that \"polypath replay\" shows on any machine. Also for a daemon that has ended.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class RecordCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file, which must not exist yet (default polypath-TIME.polyrec in the current directory).")
    private Path output;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "Go on recording what happens for this time, in " + Spans.FORMS + "; SIGINT or SIGTERM ends it earlier."
                    + " Without it: what is there now.")
    private Duration length = Duration.ZERO;

    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private CommandSpec placeSpec = place.spec();

    private final Screen process;

    RecordCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        Path file = StampedName.of(output, "polypath-", StampedName.now(process.clock()), ".polyrec");
        EndSignal end = EndSignal.ofProcess();
        try (WholeFile whole = WholeFile.create(file);
                Recorder recorder = new Recorder(place.files(), process.clock(), whole.out())) {
            long untilNs = System.nanoTime() + length.toNanos();
            recorder.record(about(place.directory()), new HostParts(Path.of("/")).list(), () -> goesOn(end, untilNs));
            tell(recorder, file, whole.appear());
        } finally {
            end.over();
        }
        return ExitCode.OK;
    }

    /** Who recorded where: lines that a recording begins with. */
    static Map<String, String> about(Path directory) throws IOException {
        WorldNote world = WorldNote.read(directory);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("polypath", Build.VERSION);
        about.put("host", Files.readString(HOST_NAME).strip());
        about.put("user", Integer.toString(Account.current().effectiveUser()));
        about.put("directory", directory.toString());
        about.put("simulated", Boolean.toString(world.simulated()));
        about.put("world", world.description());
        return about;
    }

    private static boolean goesOn(EndSignal end, long untilNs) throws InterruptedException {
        long leftNs = untilNs - System.nanoTime();
        if (end.isAsked() || leftNs <= 0) {
            return false;
        }
        end.await(leftNs < PAUSE.toNanos() ? Duration.ofNanos(leftNs).plusMillis(1) : PAUSE);
        return true;
    }

    private void tell(Recorder recorder, Path file, long bytes) {
        Screen screen = place.screen(process);
        recorder.missing().forEach(line -> screen.out().println("missing: " + line));
        List<Stream> rings = recorder.streams().stream().filter(Stream::isRing).toList();
        for (Stream ring : rings) {
            if (ring.lost() > 0) {
                screen.out().println("lost: " + ring.lost() + " records of " + ring.header().fileName()
                        + ", which newer ones overwrote before they could be read");
            }
        }
        if (recorder.isFull()) {
            screen.out().println("ended early: what is recorded is as much as can be replayed");
        }
        long records = rings.stream().mapToLong(Stream::records).sum();
        screen.out().println("written: " + file.toAbsolutePath() + ", " + ByteCount.text(bytes) + ", " + records + " records"
                + (length.isZero() ? "" : " in " + SpanText.of(length.toNanos()))
                + "; it names disks, maps and hosts, but holds no keys or passwords");
    }
}
