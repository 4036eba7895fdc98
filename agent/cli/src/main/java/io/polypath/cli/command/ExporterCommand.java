package io.polypath.cli.command;

import io.polypath.cli.exporter.Exporter;
import io.polypath.cli.exporter.Listen;
import io.polypath.cli.exporter.Scrape;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.start.EndSignal;
import io.polypath.cli.start.Foreground;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "exporter",
        description = "Answer Prometheus: the figures of the daemon's mapped files in the OpenMetrics format, over HTTP, until SIGINT"
                + " or SIGTERM. The daemon does not notice. docs/metrics.md tells the figures.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class ExporterCommand implements Callable<Integer> {

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1:9871",
            description = "Where to listen: HOST:PORT, or unix:PATH (default: ${DEFAULT-VALUE}, for this host only).")
    private String listen;

    @Option(
            names = "--most-paths",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Tell of so many paths one by one, and of more only as sums, and of those that are not usable"
                    + " (default: ${DEFAULT-VALUE}).")
    private int mostPaths;

    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private CommandSpec placeSpec = place.spec();

    @Spec
    private CommandSpec spec;

    private final Screen process;

    ExporterCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        if (mostPaths < 0) {
            throw new ParameterException(spec.commandLine(), "--most-paths needs a number of 0 or more");
        }
        Scrape scrape = new Scrape(place.files(), process.clock(), mostPaths);
        EndSignal end = EndSignal.ofProcess();
        try (Exporter exporter = Exporter.start(Listen.parse(listen), scrape, process.err())) {
            process.err().println("listening at " + exporter.where());
            process.err().flush();
            end.await(Foreground.NO_LIMIT);
        } finally {
            end.over();
        }
        return ExitCode.OK;
    }
}
