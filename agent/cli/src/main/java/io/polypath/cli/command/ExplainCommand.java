package io.polypath.cli.command;

import io.polypath.cli.explain.Request;
import io.polypath.cli.explain.Telling;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.PathSpec;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Tell what happened to a path or a map, when and why: every change of state with the command, the sense data and"
                + " the time behind it, from the flight recorder. Also for the run before, and after a crash.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ExplainCommand implements Callable<Integer> {

    private static final long PAUSE_MS = 200;

    @Parameters(
            paramLabel = "PATH|MAP",
            arity = "1",
            description = "Device (sdc), SCSI address (4:0:1:7) or device numbers (8:32) of a path; a map's name, its kernel"
                    + " name (dm-3) or a WWID for the map and all its paths.")
    private String path;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Nothing older: how long ago (10min, 2h), or when (14:05, 2026-11-21, 2026-11-21T14:05).")
    private String since;

    @Option(names = "--last", paramLabel = "N", description = "Only the newest N records.")
    private long last = Long.MAX_VALUE;

    @Option(names = {"-f", "--follow"}, description = "Go on and tell what happens, until interrupted.")
    private boolean follow;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private CommandSpec commonSpec = common.spec();

    @Spec
    private CommandSpec spec;

    private final Screen process;

    ExplainCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        if (last < 1) {
            throw new ParameterException(spec.commandLine(), "--last needs a number of 1 or more");
        }
        Request request = new Request(PathSpec.parse(path), sinceNs(), last, follow);
        Screen screen = common.screen(process);
        Telling telling = common.json() ? Telling.inJson(request, screen) : Telling.forPeople(request, screen);
        telling.tell(common.files(), ExplainCommand::pause);
        return ExitCode.OK;
    }

    private long sinceNs() {
        if (since == null) {
            return Long.MIN_VALUE;
        }
        Instant now = Instant.ofEpochSecond(0, process.clock().wallNanos());
        return Since.nanos("--since", since, now, process.zone(), spec);
    }

    private static boolean pause() throws InterruptedException {
        Thread.sleep(PAUSE_MS);
        return !Thread.currentThread().isInterrupted();
    }
}
