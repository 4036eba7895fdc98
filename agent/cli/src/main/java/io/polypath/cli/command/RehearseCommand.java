package io.polypath.cli.command;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.config.CheckText;
import io.polypath.cli.config.Checked;
import io.polypath.cli.rehearse.Likeness;
import io.polypath.cli.rehearse.Outcome;
import io.polypath.cli.rehearse.Rehearsal;
import io.polypath.cli.rehearse.RehearsalJson;
import io.polypath.cli.rehearse.RehearsalText;
import io.polypath.cli.rehearse.Scenario;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.ScratchDirectory;
import io.polypath.cli.screen.Screen;
import io.polypath.sim.plan.FabricPlan;
import io.polypath.sim.plan.PlanOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        description = "Run a configuration through a failure on a simulated fabric, and tell what would happen, when, and how long I/O"
                + " would wait. Minutes pass in seconds; of this host only the configuration and, with --topology host, the shape of its"
                + " fabric is looked at, and nothing is touched.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:No I/O failed.", "1:I/O failed or still waits, no map was made, or it did not work.", ExitCode.USAGE_LINE})
final class RehearseCommand implements Callable<Integer> {

    private static final Path SYSFS = Path.of("/sys");

    @Option(names = "--scenario", paramLabel = "NAME", description = "What goes wrong; --scenarios lists what there is.")
    private String scenario;

    @Option(names = "--scenarios", help = true, description = "List the scenarios, and end.")
    private boolean listScenarios;

    @Option(
            names = "--fault",
            paramLabel = "LINE",
            description = "Let a fault happen, for instance \"at 10s port-down array0:port1 for 5s\"; \"polypath sim --faults\" lists what"
                    + " there is.")
    private List<String> faults = List.of();

    @Option(names = "--script", paramLabel = "FILE", description = "Let all faults of a file happen, one per line.")
    private Path script;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "How long, in " + Spans.FORMS + " (default 2min).")
    private Duration length = Duration.ofMinutes(2);

    @Mixin
    private TopologyOptions topology = new TopologyOptions();

    private final ConfigFiles files = new ConfigFiles();

    @Mixin
    private CommandSpec filesSpec = files.spec();

    private final DaemonOptions options = new DaemonOptions();

    @Mixin
    private CommandSpec optionsSpec = options.spec();

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private CommandSpec commonSpec = common.spec();

    @Spec
    private CommandSpec spec;

    private final FabricOptions fabricOptions = new FabricOptions();
    private final Screen process;

    private RehearseCommand(Screen process) {
        this.process = process;
    }

    /** The command with the options of the fabric. */
    static CommandLine line(Screen process) {
        RehearseCommand command = new RehearseCommand(process);
        CommandLine line = new CommandLine(command);
        command.fabricOptions.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws Exception {
        if (listScenarios) {
            for (Scenario each : Scenario.values()) {
                process.out().printf("%-20s %s%n", each.word(), each.meaning());
            }
            return ExitCode.OK;
        }
        try (ScratchDirectory scratch = ScratchDirectory.create("polypath-rehearsal-")) {
            Likeness likeness = topology.given() ? topology.likeness(common.files(), SYSFS, scratch.path(), process.zone()) : null;
            Outcome outcome = new Rehearsal(inTime(plan(likeness)), settings(scratch.path())).like(likeness).run(length.toNanos());
            if (common.json()) {
                RehearsalJson.write(outcome, process.out());
            } else {
                RehearsalText.print(outcome, common.screen(process));
            }
            boolean unharmed = outcome.maps().stream().allMatch(map -> map.failed() == 0 && map.waiting() == 0);
            return unharmed && !outcome.maps().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** A fault that never begins proves nothing of the configuration, and the exit status would say otherwise. */
    private FabricPlan inTime(FabricPlan plan) {
        String late = plan.beginsAfter(length.toNanos());
        if (late != null) {
            throw new ParameterException(spec.commandLine(), "the rehearsal is over after " + SpanText.of(length.toNanos())
                    + ", before \"" + late + "\" begins: --for makes it longer");
        }
        return plan;
    }

    private Settings settings(Path directory) throws IOException, Failure {
        LoadedConf recorded = files.given() ? null : topology.configuration(directory, process.err());
        LoadedConf loaded = recorded != null ? recorded : files.loadNamed();
        if (!loaded.problems().isEmpty()) {
            String name = recorded != null ? "the recorded configuration" : files.config().toString();
            CheckText.print(new Checked(name, loaded, null), process.err());
        }
        if (!loaded.startable()) {
            throw new Failure("nothing was rehearsed: no daemon starts with this configuration");
        }
        Path runtime = Files.createDirectories(directory.resolve("run"));
        Path state = Files.createDirectories(directory.resolve("state"));
        return Usage.settings(options, runtime, loaded.conf(), spec)
                .keeping(loaded.conf(), MapKeeping.in(state, () -> loaded, List.of()));
    }

    private FabricPlan plan(Likeness likeness) throws IOException {
        String lines = FabricOptions.script(script, faults);
        if (scenario != null) {
            Scenario named = Scenario.of(scenario);
            if (named == null) {
                throw new ParameterException(spec.commandLine(), "there is no scenario '" + scenario + "'; --scenarios lists them");
            }
            lines = named.script(plan(likeness, "").fabric()) + "\n" + lines;
        } else if (lines.isBlank()) {
            throw new ParameterException(spec.commandLine(), "nothing is to go wrong: give --scenario, --fault or --script");
        }
        return plan(likeness, lines);
    }

    private FabricPlan plan(Likeness likeness, String lines) {
        return likeness == null
                ? FabricOptions.plan(words(), lines, spec)
                : FabricOptions.plan(fabricOptions.words(), likeness, lines, spec);
    }

    /** Where nothing else is said one array with four units: what happens to more of them is the same, and hard to read. */
    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(PlanOption.ARRAYS.word(), "1", PlanOption.LUNS.word(), "4"));
        words.addAll(fabricOptions.words());
        return words;
    }
}
