package io.polypath.cli.command;

import io.polypath.cli.screen.Screen;
import io.polypath.cli.top.TopScreen;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "top",
        description = "Watch paths, maps, ports and lanes: the worst first, with the rates of the last minute, until \"q\";"
                + " \"?\" tells the keys. Into a pipe, one picture.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class TopCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Parameters(
            paramLabel = "LIST",
            arity = "0..1",
            defaultValue = "paths",
            description = "What is shown at first: paths, maps, ports or lanes (default: ${DEFAULT-VALUE}).")
    private String list;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Spans.class,
            defaultValue = "2s",
            description = "From one look to the next, in " + Spans.FORMS + " (default: ${DEFAULT-VALUE}).")
    private Duration interval;

    @Option(names = "--once", description = "Write one picture, as into a pipe.")
    private boolean once;

    @Option(names = "--width", paramLabel = "N", defaultValue = "80", description = "Columns of that picture (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--height", paramLabel = "N", defaultValue = "24", description = "Its lines (default: ${DEFAULT-VALUE}).")
    private int height;

    private final PlaceOptions place = new PlaceOptions();

    @Mixin
    private CommandSpec placeSpec = place.spec();

    @Spec
    private CommandSpec spec;

    private final Screen process;

    TopCommand(Screen process) {
        this.process = process;
    }

    @Override
    public Integer call() throws Exception {
        if (interval.compareTo(SHORTEST) < 0 || width < 1 || height < 1) {
            throw new ParameterException(spec.commandLine(), "--interval needs 100ms or more, --width and --height 1 or more");
        }
        TopScreen top = new TopScreen(place.files(), process.clock(), interval.toNanos());
        if (!top.show(list)) {
            throw new ParameterException(spec.commandLine(), "there is no list of " + list + "; there are paths, maps, ports and lanes");
        }
        Screen screen = place.screen(process);
        if (once || !Screen.readsFromTerminal() || !Screen.writesToTerminal()) {
            top.once(screen, width, height);
        } else {
            top.run(screen.color());
        }
        return ExitCode.OK;
    }
}
