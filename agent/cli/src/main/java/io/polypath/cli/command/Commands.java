package io.polypath.cli.command;

import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Trouble;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The tree of commands, of which only the branch is built that the command line asks for: every command's class costs time to load
 * and to look through.
 */
public final class Commands {

    /** A command and what stands below it. */
    private record Branch(Function<Screen, CommandLine> line, Map<String, Branch> below) {

        static Branch leaf(Function<Screen, Object> command) {
            return new Branch(command.andThen(CommandLine::new), Map.of());
        }
    }

    private static final Branch ROOT = new Branch(_ -> RootCommand.line(), below());

    private Commands() {}

    private static Map<String, Branch> below() {
        Map<String, Branch> shows = new LinkedHashMap<>();
        shows.put("paths", new Branch(ShowPaths::line, Map.of()));
        shows.put("lanes", new Branch(ShowReport::lanes, Map.of()));
        shows.put("latency", new Branch(ShowReport::latency, Map.of()));
        Map<String, Branch> commands = new LinkedHashMap<>();
        commands.put("run", new Branch(RunCommand::line, Map.of()));
        commands.put("show", new Branch(_ -> ShowCommand.line(), shows));
        commands.put("explain", Branch.leaf(ExplainCommand::new));
        commands.put("latency", Branch.leaf(LatencyCommand::new));
        commands.put("top", Branch.leaf(TopCommand::new));
        commands.put("record", Branch.leaf(RecordCommand::new));
        commands.put("replay", Branch.leaf(ReplayCommand::new));
        commands.put("report", Branch.leaf(ReportCommand::new));
        commands.put("exporter", Branch.leaf(ExporterCommand::new));
        commands.put("check-config", Branch.leaf(CheckConfigCommand::new));
        commands.put("multipathd", new Branch(MultipathdCommand::line, Map.of()));
        commands.put("multipath", new Branch(MultipathCommand::line, Map.of()));
        commands.put("persist", new Branch(PersistCommand::line, Map.of()));
        commands.put("sim", new Branch(SimCommand::line, Map.of()));
        commands.put("rehearse", new Branch(RehearseCommand::line, Map.of()));
        commands.put("train", Branch.leaf(TrainCommand::new));
        return commands;
    }

    /**
     * Carries out a command line.
     *
     * @return the exit status, see {@link ExitCode}
     */
    public static int execute(Screen screen, String... words) {
        int status = line(screen, words).execute(words);
        screen.out().flush();
        boolean lost = screen.out().checkError();
        if (lost && !Screen.writesToReader()) {
            screen.err().println("polypath: not all of it could be written; the disk may be full");
        }
        screen.err().flush();
        return lost ? ExitCode.FAILED : status;
    }

    /** @return the root command, with all that stands below it where the words do not say which is wanted */
    static CommandLine line(Screen screen, String... words) {
        CommandLine root = build("polypath", ROOT, screen, List.of(words));
        root.setOut(new PrintWriter(screen.out(), true));
        root.setErr(new PrintWriter(screen.err(), true));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(screen.color() ? Ansi.ON : Ansi.OFF));
        root.setExecutionExceptionHandler((cause, line, _) -> failed(cause, line));
        root.setParameterExceptionHandler((cause, _) -> misused(cause));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.registerConverter(Path.class, Path::of); // picocli's own goes by reflection, which Java links anew at each start
        root.setUsageHelpAutoWidth(false);
        return root;
    }

    private static CommandLine build(String name, Branch branch, Screen screen, List<String> words) {
        CommandLine line = branch.line().apply(screen);
        line.setCommandName(name);
        String wanted = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (branch.below().containsKey(wanted)) {
            line.addSubcommand(wanted, build(wanted, branch.below().get(wanted), screen, rest));
        } else {
            branch.below().forEach((each, below) -> line.addSubcommand(each, build(each, below, screen, List.of())));
        }
        return line;
    }

    /** One sentence, what may have been meant, and where to read on; a whole page would only push the sentence out of sight. */
    private static int misused(ParameterException cause) {
        CommandLine line = cause.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("polypath: " + cause.getMessage());
        UnmatchedArgumentException.printSuggestions(cause, err);
        if (cause instanceof UnmatchedArgumentException && line.getCommandName().equals("show")) {
            err.println("The daemon that runs shows more, for instance \"polypath multipathd show maps\"");
        }
        err.println("\"" + line.getCommandSpec().qualifiedName() + " --help\" tells more");
        return ExitCode.USAGE;
    }

    /** A sentence for what we foresaw; for what we did not, which is a bug, all that is known. */
    private static int failed(Exception cause, CommandLine line) {
        switch (cause) {
            case Failure failure -> line.getErr().println("polypath: " + failure.getMessage());
            case IOException trouble -> line.getErr().println("polypath: " + Trouble.sentence(trouble));
            default -> cause.printStackTrace(line.getErr());
        }
        return ExitCode.FAILED;
    }
}
