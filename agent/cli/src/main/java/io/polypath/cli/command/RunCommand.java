package io.polypath.cli.command;

import io.polypath.agent.boot.KernelWorld;
import io.polypath.agent.claim.ClaimPlaces;
import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.config.Settings;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Severity;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.start.Announcer;
import io.polypath.cli.start.DescriptorLimit;
import io.polypath.cli.start.EndSignal;
import io.polypath.cli.start.Endurance;
import io.polypath.cli.start.EventSocket;
import io.polypath.cli.start.Finding;
import io.polypath.cli.start.Foreground;
import io.polypath.cli.start.InheritedSockets;
import io.polypath.cli.start.MemoryFiles;
import io.polypath.cli.start.OptimizingCompiler;
import io.polypath.cli.start.Preflight;
import io.polypath.cli.start.Privileges;
import io.polypath.cli.start.ProcessName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code polypath run}. */
final class RunCommand implements Callable<Integer> {

    private static final String DESCRIPTION = "Run the daemon on this host's SCSI paths and multipath maps, in the foreground, until SIGINT"
            + " or SIGTERM. The log goes to standard error, with priorities where that is the journal.";
    private static final Path MULTIPATHD_PID = Path.of("/run/multipathd.pid");

    private final DaemonOptions options = new DaemonOptions();
    private final ConfigOptions files = new ConfigOptions();
    private final OptionSpec observing = Arguments.flag(
            "Only watch: find and check paths, and leave device-mapper and the state files alone.", "--observe");
    private final CommonOptions common = new CommonOptions();
    private final CommandSpec spec = Arguments.of(this, DESCRIPTION, observing)
            .addMixin("options", options.spec())
            .addMixin("files", files.spec())
            .addMixin("common", common.spec());
    private final Screen process;

    private RunCommand(Screen process) {
        this.process = process;
    }

    static CommandLine line(Screen process) {
        return new CommandLine(new RunCommand(process).spec);
    }

    @Override
    public Integer call() throws Exception {
        boolean observe = observing.getValue();
        OptimizingCompiler.giveWay();
        LoadedConf loaded = files.load();
        Settings settings = settings(loaded.conf(), observe);
        Announcer announcer = common.announcer(process);
        if (!observe) {
            ProcessName.take(ProcessName.OF_KEEPER);
        }
        announcer.findings(complaints(loaded));
        if (!loaded.startable()) {
            return ExitCode.FAILED;
        }
        List<Finding> findings = findings(settings.runtimeDirectory());
        announcer.findings(findings);
        if (isAnyFatal(findings)) {
            return ExitCode.FAILED;
        }
        KernelWorld world = new KernelWorld(DescriptorLimit.current());
        Endurance endurance = observe ? null : new Endurance(Path.of("/proc/self"), System.getenv());
        if (!observe) {
            announcer.findings(endurance.beforeLanes());
        }
        announcer.findings(Privileges.reduce());
        new Foreground(announcer, process, EndSignal.ofProcess(), endurance)
                .run(settings, world, new WorldNote(false, world.description()), Foreground.NO_LIMIT);
        return ExitCode.OK;
    }

    /** What is wrong with the configuration; a text that cannot be trusted as a whole is not started with. */
    private static List<Finding> complaints(LoadedConf loaded) {
        List<Finding> complaints = new ArrayList<>();
        for (Problem problem : loaded.problems()) {
            if (problem.severity() != Severity.NOTE) {
                complaints.add(new Finding(false, problem.message()));
            }
        }
        if (!loaded.startable()) {
            complaints.add(new Finding(true, "the configuration cannot be trusted as a whole, so nothing is started"));
        }
        return complaints;
    }

    private Settings settings(MultipathConf conf, boolean observe) {
        Settings settings = Usage.settings(options, common.directory(), conf, spec);
        if (observe) {
            return settings.keeping(conf, MapKeeping.watching(files.stateDirectory(), files::load));
        }
        List<String> inherited = InheritedSockets.names(System.getenv(), ProcessHandle.current().pid());
        List<String> sockets = inherited.isEmpty() ? files.sockets() : inherited;
        MapKeeping keeping = MapKeeping.in(files.stateDirectory(), files::load, sockets);
        return settings.keeping(conf, keeping.telling(ClaimPlaces.in(settings.runtimeDirectory())).locking(MULTIPATHD_PID));
    }

    private static List<Finding> findings(Path directory) {
        List<Finding> findings = new ArrayList<>(new Preflight(Path.of("/"), Account.current()).findings());
        if (!isAnyFatal(findings)) {
            findings.addAll(EventSocket.findings());
            findings.addAll(MemoryFiles.findings(directory));
        }
        return findings;
    }

    private static boolean isAnyFatal(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.fatal()) {
                return true;
            }
        }
        return false;
    }
}
