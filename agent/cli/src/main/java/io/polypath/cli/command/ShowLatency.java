package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.LatencyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "latency",
        description = "Show where the time of checks and events goes, by stage and by port and command, since the daemon started.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ShowLatency implements Callable<Integer> {

    @Mixin
    private CommonOptions common = new CommonOptions();

    private final Screen process;

    ShowLatency(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        LatencyReport report = LatencyReport.read(common.files());
        if (common.json) {
            try (JsonOut json = JsonOut.document(process.out())) {
                report.write(json);
            }
        } else {
            report.print(common.screen(process));
        }
        return ExitCode.OK;
    }
}
