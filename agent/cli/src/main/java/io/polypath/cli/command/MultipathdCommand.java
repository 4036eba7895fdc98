package io.polypath.cli.command;

import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.shell.LineShell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "multipathd",
        description = "Ask the running daemon in multipathd's words: multipathd show paths, or multipathd -k'show paths'. With -k alone,"
                + " one command per line until \"quit\"; on a terminal with history, and completion by the tab key.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE})
final class MultipathdCommand implements Callable<Integer> {

    private static final String PROMPT = "multipathd> ";
    private static final String SHELL = "";

    @Option(names = "-k", arity = "0..1", fallbackValue = SHELL, paramLabel = "COMMAND", description = "The command, as one word.")
    private String command;

    @Parameters(paramLabel = "WORD", description = "The command, word by word; \"help\" lists them.")
    private List<String> words = List.of();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    private final Screen screen;

    MultipathdCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        if (SHELL.equals(command) && Screen.readsFromTerminal()) {
            LineShell.onTerminal(MultipathdCommand::ask);
            return ExitCode.OK;
        }
        try (Arena arena = Arena.ofConfined(); ControlClient client = ControlClient.connect(arena)) {
            if (SHELL.equals(command)) {
                return shell(client);
            }
            return answer(screen, client, command != null ? command : String.join(" ", words));
        }
    }

    /** Connects anew each time: the daemon may have been restarted meanwhile. */
    private static String ask(String request) throws Failure {
        try (Arena arena = Arena.ofConfined(); ControlClient client = ControlClient.connect(arena)) {
            return client.ask(request);
        }
    }

    private Integer shell(ControlClient client) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = prompt(in); line != null && !isEnd(line); line = prompt(in)) {
            if (!line.isBlank()) {
                answer(screen, client, line);
            }
        }
        return ExitCode.OK;
    }

    private String prompt(BufferedReader in) throws IOException {
        screen.out().print(PROMPT);
        screen.out().flush();
        return in.readLine();
    }

    private static boolean isEnd(String line) {
        return line.strip().equals("quit") || line.strip().equals("exit");
    }

    /** Prints the answer; its first word tells whether it worked. */
    static int answer(Screen screen, ControlClient client, String request) throws Exception {
        String answer = client.ask(request);
        screen.out().print(answer);
        return answer.startsWith("fail\n") ? ExitCode.FAILED : ExitCode.OK;
    }
}
