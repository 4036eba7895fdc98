package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.LaneReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "lanes",
        description = "Show how the daemon's threads spend their time, and what waits for them.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ShowLanes implements Callable<Integer> {

    @Mixin
    private CommonOptions common = new CommonOptions();

    private final Screen process;

    ShowLanes(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        LaneReport report = LaneReport.read(common.files());
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
