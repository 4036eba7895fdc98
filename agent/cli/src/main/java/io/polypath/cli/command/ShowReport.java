package io.polypath.cli.command;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.json.JsonOut;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.HostReport;
import io.polypath.cli.show.LaneReport;
import io.polypath.cli.show.LatencyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code polypath show lanes} and {@code show latency}: a report that has no options of its own. */
final class ShowReport implements Callable<Integer> {

    private final CommonOptions common = new CommonOptions();
    private final Screen process;
    private final Source source;

    private interface Source {
        HostReport read(RuntimeFiles files) throws Failure;
    }

    private ShowReport(Screen process, Source source) {
        this.process = process;
        this.source = source;
    }

    static CommandLine lanes(Screen process) {
        return line(process, LaneReport::read, "Show how the daemon's threads spend their time, and what waits for them.");
    }

    static CommandLine latency(Screen process) {
        return line(process, LatencyReport::read,
                "Show where the time of checks and events goes, by stage and by port and command, since the daemon started.");
    }

    private static CommandLine line(Screen process, Source source, String description) {
        ShowReport command = new ShowReport(process, source);
        return new CommandLine(Arguments.of(command, description).addMixin("common", command.common.spec()));
    }

    @Override
    public Integer call() throws Exception {
        HostReport report = source.read(common.files());
        if (common.json()) {
            try (JsonOut json = JsonOut.document(process.out())) {
                report.write(json);
            }
        } else {
            report.print(common.screen(process));
        }
        return ExitCode.OK;
    }
}
