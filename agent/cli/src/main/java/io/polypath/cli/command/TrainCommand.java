package io.polypath.cli.command;

import io.polypath.agent.desk.SocketAddresses;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.ModuleClasses;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does once what starts do, so that a Java that watches can remember what they load, link and compile ({@code bin/make-cache},
 * docs/decisions/0011): a daemon on the simulated fabric, and beside it the commands that ask it, each for a memory of its own. Of what
 * only a real kernel needs, the daemon's classes are loaded.
 */
@Command(name = "train", hidden = true, description = "Run once through what a start needs. Used when Polypath is built.")
final class TrainCommand implements Callable<Integer> {

    /** What is trained. */
    enum Trainee { DAEMON, COMMANDS }

    /** Packages of which the daemon loads something at some time. What is remembered is loaded at every start. */
    private static final List<String> OF_DAEMON =
            List.of("io.polypath.cli.command.Run", "io.polypath.cli.start.", "io.polypath.cli.runtime.", "io.polypath.cli.screen.");

    private static final String CLI = "io.polypath.cli.";

    private static final int TRIES = 600;
    private static final long PAUSE_MS = 100;
    private static final String[] QUESTIONS = {
        "show daemon", "show paths", "show maps", "show topology", "show maps json", "show status", "show config", "list paths format %w",
        "show maps raw format %n", "show blacklist", "show wildcards", "reconfigure", "show paths",
    };

    @Parameters(paramLabel = "WHAT", description = "daemon or commands")
    private Trainee trainee;

    @Parameters(paramLabel = "DIR", description = "A directory for the daemon's files, with a FIFO of the name device.")
    private Path directory;

    private final Screen screen;

    TrainCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        String socket = System.getenv(SocketAddresses.OVERRIDE);
        if (socket == null || socket.isEmpty()) {
            throw new Failure(SocketAddresses.OVERRIDE + " must name a socket that nobody else uses");
        }
        switch (trainee) {
            case DAEMON -> runDaemon();
            case COMMANDS -> runCommands();
        }
        return ExitCode.OK;
    }

    private void runDaemon() throws IOException, Failure {
        loadDaemon();
        ProberTraining.run(directory.resolve("device"));
        command("run", "--help");
        // For so long, on so many units of four paths, that each checker's code is used some 10,000 times.
        command("sim", "--no-faults", "--for", "20s", "--luns", "256", "--paths", "4", "--polling-interval", "1s",
                "--max-polling-interval", "1s", "--runtime-dir", runtime());
    }

    private void runCommands() throws Failure, InterruptedException {
        awaitDaemon();
        for (String question : QUESTIONS) {
            command("multipathd", question);
        }
        for (String page : List.of("paths", "lanes", "latency")) {
            command("show", page, "--runtime-dir", runtime());
        }
        command("explain", "sda", "--runtime-dir", runtime());
        command("multipath", "-ll");
        command("check-config");
    }

    private String runtime() {
        return directory.resolve("run").toString();
    }

    private void awaitDaemon() throws Failure, InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            if (command("multipathd", "show", "daemon") == ExitCode.OK) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        throw new Failure("the daemon on the simulated fabric did not answer");
    }

    private int command(String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Commands.execute(new Screen(nowhere, nowhere, false, screen.clock(), screen.zone()), words);
    }

    private static void loadDaemon() throws IOException {
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.isNamed() && module.getName().startsWith("io.polypath.")) {
                ModuleClasses.of(module).stream()
                        .filter(name -> !name.startsWith(CLI) || OF_DAEMON.stream().anyMatch(name::startsWith))
                        .forEach(name -> Class.forName(module, name));
            }
        }
    }
}
