package io.polypath.cli.command;

import io.polypath.cli.json.JsonOut;
import io.polypath.cli.show.PathFilter;
import io.polypath.cli.show.PathReport;
import io.polypath.cli.show.PathSpec;
import io.polypath.cli.screen.Screen;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "paths",
        description = "Show the paths: their state and why, their checks, how long their devices take to answer.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ShowPaths implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            description = "Only these: device (sdc), SCSI address (4:0:1:7), device numbers (8:32) or WWID.")
    private List<String> which = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only paths in these states, by our name (up) or that of chk_st (ready).")
    private List<String> states = List.of();

    @Option(names = "--wwid", paramLabel = "WWID", description = "Only paths whose WWID begins like this.")
    private List<String> wwids = List.of();

    @Option(names = {"-w", "--wide"}, description = "All columns.")
    private boolean wide;

    @Mixin
    private CommonOptions common = new CommonOptions();

    private final Screen process;

    ShowPaths(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        PathFilter filter = new PathFilter(which.stream().map(PathSpec::parse).toList(), states, wwids);
        PathReport report = PathReport.read(common.files(), filter, process.clock().nanoTime());
        if (common.json) {
            try (JsonOut json = JsonOut.document(process.out())) {
                report.write(json);
            }
        } else {
            report.print(common.screen(process), wide);
        }
        return ExitCode.OK;
    }
}
