package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.LatencyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code polypath show latency}. */
final class ShowLatency implements Callable<Integer> {

    private final CommonOptions common = new CommonOptions();
    private final Screen process;

    private ShowLatency(Screen process) {
        this.process = process;
    }

    static CommandLine line(Screen process) {
        ShowLatency command = new ShowLatency(process);
        String description = "Show where the time of checks and events goes, by stage and by port and command, since the daemon started.";
        return new CommandLine(Arguments.of(command, description).addMixin("common", command.common.spec()));
    }

    @Override
    public Integer call() throws Exception {
        LatencyReport report = LatencyReport.read(common.files());
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
