package io.polypath.cli.command;

import io.polypath.cli.page.LatencyPage;
import io.polypath.cli.screen.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

@Command(
        name = "latency",
        description = "Write a page for a browser on how fast each port answered in the last six hours, and what became of its paths and"
                + " why. \"show latency\" has the figures for a terminal.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class LatencyCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            required = true,
            description = "Where the page goes to, or - for standard output. It is one file that needs nothing else.")
    private String file;

    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private CommandSpec placeSpec = place.spec();

    private final Screen process;

    LatencyCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        String page = LatencyPage.of(place.files(), process);
        if (file.equals(STANDARD_OUTPUT)) {
            process.out().print(page);
        } else {
            Files.writeString(Path.of(file), page);
            process.out().println("wrote " + file);
        }
        return ExitCode.OK;
    }
}
