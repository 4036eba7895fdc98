package io.polypath.cli.command;

import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.shell.LineShell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code polypath multipathd}. */
final class MultipathdCommand implements Callable<Integer> {

    private static final String PROMPT = "multipathd> ";
    private static final String SHELL = "";

    private final OptionSpec inOneWord = OptionSpec.builder("-k")
            .type(String.class)
            .arity("0..1")
            .fallbackValue(SHELL)
            .paramLabel("COMMAND")
            .description("The command, as one word.")
            .build();
    private final PositionalParamSpec words = Arguments.words("WORD", "The command, word by word; \"help\" lists them.");
    private final Screen screen;

    private MultipathdCommand(Screen screen) {
        this.screen = screen;
    }

    static CommandLine line(Screen screen) {
        MultipathdCommand command = new MultipathdCommand(screen);
        String description = "Ask the running daemon in multipathd's words: multipathd show paths, or multipathd -k'show paths'. With -k"
                + " alone, one command per line until \"quit\"; on a terminal with history, and completion by the tab key.";
        return new CommandLine(Arguments.of(command, description, command.inOneWord, command.words, Arguments.help()));
    }

    @Override
    public Integer call() throws Exception {
        String command = inOneWord.getValue();
        if (SHELL.equals(command) && Screen.readsFromTerminal()) {
            LineShell.onTerminal(MultipathdCommand::ask);
            return ExitCode.OK;
        }
        try (ControlClient client = ControlClient.connect()) {
            if (SHELL.equals(command)) {
                return shell(client);
            }
            return answer(screen, client, command != null ? command : String.join(" ", words.<List<String>>getValue()));
        }
    }

    /** Connects anew each time: the daemon may have been restarted meanwhile. */
    private static String ask(String request) throws Failure {
        try (ControlClient client = ControlClient.connect()) {
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
