package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.LaneReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code polypath show lanes}. */
final class ShowLanes implements Callable<Integer> {

    private final CommonOptions common = new CommonOptions();
    private final Screen process;

    private ShowLanes(Screen process) {
        this.process = process;
    }

    static CommandLine line(Screen process) {
        ShowLanes command = new ShowLanes(process);
        String description = "Show how the daemon's threads spend their time, and what waits for them.";
        return new CommandLine(Arguments.of(command, description).addMixin("common", command.common.spec()));
    }

    @Override
    public Integer call() throws Exception {
        LaneReport report = LaneReport.read(common.files());
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
