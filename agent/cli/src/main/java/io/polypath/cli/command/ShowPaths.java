package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.PathFilter;
import io.polypath.cli.show.PathReport;
import io.polypath.cli.show.PathSpec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code polypath show paths}. */
final class ShowPaths implements Callable<Integer> {

    private final PositionalParamSpec which =
            Arguments.words("PATH", "Only these: device (sdc), SCSI address (4:0:1:7), device numbers (8:32) or WWID.");
    private final OptionSpec states = Arguments.list(
                    "--state", "STATE", "Only paths in these states, by our name (up) or that of chk_st (ready).")
            .splitRegex(",")
            .build();
    private final OptionSpec wwids = Arguments.list("--wwid", "WWID", "Only paths whose WWID begins like this.").build();
    private final OptionSpec wide = Arguments.flag("All columns.", "-w", "--wide");
    private final CommonOptions common = new CommonOptions();
    private final Screen process;

    private ShowPaths(Screen process) {
        this.process = process;
    }

    static CommandLine line(Screen process) {
        return new CommandLine(new ShowPaths(process).spec());
    }

    private CommandSpec spec() {
        String description = "Show the paths: their state and why, their checks, how long their devices take to answer.";
        return Arguments.of(this, description, which, states, wwids, wide).addMixin("common", common.spec());
    }

    @Override
    public Integer call() throws Exception {
        List<String> paths = which.getValue();
        PathFilter filter = new PathFilter(paths.stream().map(PathSpec::parse).toList(), states.getValue(), wwids.getValue());
        PathReport report = PathReport.read(common.files(), filter, process.clock().nanoTime());
        if (common.json()) {
            try (JsonOut json = JsonOut.document(process.out())) {
                report.write(json);
            }
        } else {
            report.print(common.screen(process), wide.getValue());
        }
        return ExitCode.OK;
    }
}
