package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.explain.Pace;
import io.polypath.cli.explain.Request;
import io.polypath.cli.explain.Telling;
import io.polypath.cli.recording.Contents;
import io.polypath.cli.recording.Recording;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.ScratchDirectory;
import io.polypath.cli.screen.Moment;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.PathSpec;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = "Show a recording of \"polypath record\", or that of a report: what happened, when and why, as \"explain\" tells it;"
                + " or what another command shows of it, for instance \"polypath replay FILE top\". Needs no daemon and no rights.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ReplayCommand implements Callable<Integer> {

    /** Shows what happened, and needs no table. */
    private static final String OF_RINGS = "explain";

    private static final List<String> VIEWERS = List.of(OF_RINGS, "latency", "show", "top");
    private static final String AT_ONCE = "max";

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording, or a report with one in it.")
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            parameterConsumer = Rest.class,
            description = "Show it with this command and all that follows: explain, latency, show or top.")
    private List<String> viewer = new ArrayList<>();

    @Option(
            names = {"--path", "--map"},
            paramLabel = "NAME",
            description = "Only about this path (sdc, 4:0:1:7, 8:32), or this map and its paths (name or WWID).")
    private String about;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Nothing older: how long before the end (10min, 2h), or when (14:05, 2026-11-21, 2026-11-21T14:05).")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Nothing newer; tables as they were recorded last before it.")
    private String until;

    @Option(names = "--last", paramLabel = "N", description = "Only the newest N records.")
    private long last = Long.MAX_VALUE;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "As fast as it happened (1), N times as fast, or at once (max). Default: 1 on a terminal, else max.")
    private String speed;

    @Option(
            names = "--longest-wait",
            paramLabel = "TIME",
            converter = Spans.class,
            defaultValue = "10s",
            description = "Where nothing happened for longer, go on after this time, in " + Spans.FORMS + " (default: ${DEFAULT-VALUE}).")
    private Duration longest;

    @Option(names = "--contents", description = "Only say what is in the recording.")
    private boolean contents;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "Write one of the texts that --contents lists, for instance etc/multipath.conf.")
    private String part;

    @Option(names = "--json", description = "Write JSON, as explain does; docs/json.md tells the fields.")
    private boolean json;

    @Option(names = "--no-color", description = "No colours, also on a terminal. So does the variable NO_COLOR.")
    private boolean noColor;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Screen process;

    ReplayCommand(Screen process) {
        this.process = process;
    }

    /** Takes the command that shows, with all its own options. */
    static final class Rest implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> words, ArgSpec parameter, CommandSpec command) {
            List<String> rest = parameter.getValue();
            while (!words.isEmpty()) {
                rest.add(words.pop());
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        if (!viewer.isEmpty() && !VIEWERS.contains(viewer.getFirst())) {
            throw new ParameterException(spec.commandLine(), "a recording can be shown by " + String.join(", ", VIEWERS) + ", not by "
                    + viewer.getFirst());
        }
        double pace = pace();
        Recording recording = Recording.open(file);
        Screen screen = noColor ? process.plain() : process;
        if (contents) {
            Contents.print(recording, screen);
            return ExitCode.OK;
        }
        if (part != null) {
            return write(recording);
        }
        if (recording.runsLeftOut() > 0) {
            process.err().println("polypath: of " + recording.runsLeftOut() + " earlier runs of the daemon only --contents tells");
        }
        Instant end = Instant.ofEpochSecond(0, recording.endedNs());
        long untilNs = timeNs("--until", until, end, Long.MAX_VALUE);
        requireTables(recording, untilNs);
        try (ScratchDirectory scratch = ScratchDirectory.create("polypath-replay-")) {
            recording.unpack(scratch.path(), untilNs);
            return viewer.isEmpty() ? tell(scratch.path(), end, pace, screen) : view(scratch.path(), screen);
        }
    }

    /** Tables that nobody had looked at yet are not empty ones. */
    private void requireTables(Recording recording, long untilNs) throws Failure {
        boolean ofTables = !viewer.isEmpty() && !viewer.getFirst().equals(OF_RINGS);
        long firstNs = recording.firstLookNs();
        if (ofTables && firstNs != Long.MAX_VALUE && firstNs > untilNs) {
            throw new Failure("how things stood was recorded at " + Moment.local(firstNs, process.zone())
                    + " first, after --until; explain tells what happened before");
        }
    }

    private int write(Recording recording) throws Failure {
        byte[] text = recording.part(part);
        if (text == null) {
            throw new Failure(file + ": has no " + part + "; --contents lists what there is");
        }
        process.out().write(text, 0, text.length);
        return ExitCode.OK;
    }

    private int tell(Path directory, Instant end, double pace, Screen screen) throws Exception {
        PathSpec paths = about == null ? PathSpec.EVERYTHING : PathSpec.parse(about);
        Request request = new Request(paths, timeNs("--since", since, end, Long.MIN_VALUE), last, false);
        Telling telling = json ? Telling.inJson(request, screen) : Telling.forPeople(request, screen);
        if (pace > 0) {
            telling = telling.paced(new Pace(pace, longest.toNanos(), this::sleep), screen.clock());
        }
        telling.tell(new RuntimeFiles(directory), () -> false);
        return ExitCode.OK;
    }

    private int view(Path directory, Screen screen) {
        List<String> words = new ArrayList<>(viewer);
        words.addAll(List.of("--runtime-dir", directory.toString()));
        return Commands.execute(screen, words.toArray(String[]::new));
    }

    /** @return 0 for at once */
    private double pace() {
        if (speed == null ? !Screen.writesToTerminal() : speed.equals(AT_ONCE)) {
            return 0;
        }
        try {
            double times = speed == null ? 1 : Double.parseDouble(speed);
            if (times > 0 && times <= 1e9) {
                return times;
            }
        } catch (NumberFormatException noNumber) {
            throw new ParameterException(spec.commandLine(), "--speed needs a number above 0, or " + AT_ONCE, noNumber);
        }
        throw new ParameterException(spec.commandLine(), "--speed needs a number above 0, or " + AT_ONCE);
    }

    private long timeNs(String option, String text, Instant end, long otherwise) {
        return text == null ? otherwise : Since.nanos(option, text, end, process.zone(), spec);
    }

    private void sleep(long dueNs) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(dueNs - process.clock().nanoTime());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("ended");
        }
    }
}
