package io.polypath.cli.command;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.desk.SocketAddresses;
import io.polypath.agent.port.Clock;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.start.Announcer;
import io.polypath.cli.start.EndSignal;
import io.polypath.cli.start.Foreground;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.plan.FabricPlan;
import io.polypath.sim.plan.FaultVerb;
import io.polypath.sim.port.SimWorld;
import io.polypath.sim.run.FabricPump;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

@Command(
        name = "sim",
        description = "Run the same daemon on a simulated fabric, and let faults happen to it. Nothing of this host is looked at or"
                + " touched; no rights are needed.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class SimCommand implements Callable<Integer> {

    private static final String CONFIGURATION = "defaults {\n find_multipaths off\n user_friendly_names yes\n}\n";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Spans.class,
            description = "End after this time, in " + Spans.FORMS + " (default: at SIGINT or SIGTERM).")
    private Duration limit = Foreground.NO_LIMIT;

    @Option(
            names = "--fault",
            paramLabel = "LINE",
            description = "Let a fault happen, for instance \"at 10s port-down array0:port1 for 5s\"; --faults lists what there is."
                    + " Without --fault and --script a few gentle ones come every two minutes.")
    private List<String> faults = List.of();

    @Option(names = "--script", paramLabel = "FILE", description = "Let all faults of a file happen, one per line.")
    private Path script;

    @Option(names = "--no-faults", description = "Let nothing go wrong.")
    private boolean noFaults;

    @Option(names = "--faults", help = true, description = "List the faults there are, each with an example, and end.")
    private boolean listFaults;

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

    private SimCommand(Screen process) {
        this.process = process;
    }

    /** The command with the options of the fabric. */
    static CommandLine line(Screen process) {
        SimCommand command = new SimCommand(process);
        CommandLine line = new CommandLine(command);
        command.fabricOptions.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws Exception {
        if (listFaults) {
            for (FaultVerb verb : FaultVerb.values()) {
                process.out().println(verb.usage());
            }
            return ExitCode.OK;
        }
        FabricPlan plan = plan();
        Settings settings = settings();
        Announcer announcer = common.announcer(process);
        Fabric fabric = plan.start(Clock.SYSTEM, (_, text) -> announcer.fault(text));
        SimWorld world = SimWorld.live(fabric);
        try (FabricPump _ = FabricPump.start(fabric)) {
            new Foreground(announcer, process, EndSignal.ofProcess(), null)
                    .run(settings, world, new WorldNote(true, world.description()), limit);
        }
        return ExitCode.OK;
    }

    /** Every logical unit becomes a map with a friendly name; the state files are beside the mapped ones. */
    private Settings settings() {
        LoadedConf loaded = ConfLoader.of(List.of(new ConfigText("built-in", CONFIGURATION)), Accounts.NONE, false);
        Settings settings = Usage.settings(options, common.directory(), loaded.conf(), spec);
        String socket = System.getenv(SocketAddresses.OVERRIDE);
        List<String> sockets = socket == null || socket.isEmpty() ? List.of() : List.of(socket);
        Path state = settings.runtimeDirectory().resolve("state");
        return settings.keeping(loaded.conf(), MapKeeping.in(state, () -> loaded, sockets));
    }

    private FabricPlan plan() throws IOException {
        List<String> words = fabricOptions.words();
        if (words.isEmpty() && faults.isEmpty() && script == null && !noFaults) {
            return FabricPlan.demo();
        }
        return FabricOptions.plan(words, noFaults ? "" : FabricOptions.script(script, faults), spec);
    }
}
