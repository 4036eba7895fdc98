package io.polypath.cli.persist;

import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** mpathpersist(8): asks for and changes persistent reservations of maps, with its options, output and exit status. */
public final class PersistTool {

    private static final String NAME = "mpathpersist";

    private final Screen screen;
    private final MapSettingsOf settings;

    /**
     * @param conf the configuration in force
     * @param stateDirectory where the prkeys file is
     */
    public PersistTool(Screen screen, MultipathConf conf, Path stateDirectory) {
        this.screen = screen;
        settings = new MapSettingsOf(conf, stateDirectory.resolve("prkeys"));
    }

    /**
     * Carries out a command line, and the file that it names.
     *
     * @return the exit status: that of the first command that failed
     */
    public int run(List<String> words) {
        PersistLine line = read(words);
        if (line == null) {
            screen.err().print(Switch.page());
            return PrStatus.SYNTAX.exitCode();
        }
        if (line.wantsHelp()) {
            screen.out().print(Switch.page());
            return PrStatus.SUCCESS.exitCode();
        }
        int own = line.device() == null ? 0 : carryOut(line).exitCode();
        int others = line.batch() == null ? 0 : batch(line.batch());
        return own != 0 ? own : others;
    }

    private PersistLine read(List<String> words) {
        try {
            return PersistLine.read(words);
        } catch (PersistFault fault) {
            screen.err().println(fault.getMessage());
            return null;
        }
    }

    private int batch(String file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            screen.err().println("unable to open " + file + ": " + unreadable.getMessage());
            return PrStatus.SYNTAX.exitCode();
        }
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            int status = batchLine(words(lines.get(i)), i + 1);
            first = first == 0 ? status : first;
        }
        return first;
    }

    /** Up to a comment; the tool's own name may stand first. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.strip().split("[ \t]+")) {
            if (word.startsWith("#")) {
                break;
            }
            boolean name = words.isEmpty() && word.equals(NAME);
            if (!word.isEmpty() && !name) {
                words.add(word);
            }
        }
        return words;
    }

    private int batchLine(List<String> words, int number) {
        if (words.isEmpty()) {
            return 0;
        }
        PersistLine line = read(words);
        if (line == null || line.batch() != null) {
            screen.err().println("syntax error on line " + number + " in batch file");
            return PrStatus.SYNTAX.exitCode();
        }
        return line.wantsHelp() ? 0 : carryOut(line).exitCode();
    }

    private PrStatus carryOut(PersistLine line) {
        if (line.lacksType()) {
            screen.err().println("Warning: --prout-type probably needs to be given");
        }
        try (Arena arena = Arena.ofShared()) {
            MapFinder.Found found = new MapFinder(arena, KernelReservePort::answers).find(line.device());
            if (found.map() == null) {
                String what = found.status() == PrStatus.FILE_ERROR ? "no such block device" : "no multipath map";
                screen.err().println(line.device() + ": " + what);
                return told(line, found.status());
            }
            PersistMap map = found.map();
            ReservePort port = new KernelReservePort(arena, settings.settings(map).skipKpartx());
            return line.order() == null ? ask(line, map, port) : told(line, change(line.order(), map, port));
        }
    }

    private PrStatus ask(PersistLine line, PersistMap map, ReservePort port) {
        InReply reply = new ReserveIn(port, line.allocationBytes()).read(map, line.inAction());
        if (reply.status() != PrStatus.SUCCESS) {
            return told(line, reply.status());
        }
        if (line.hex()) {
            screen.err().print(Hex.page(reply.data()));
        }
        int room = line.allocationBytes() == 0 ? ReserveIn.USUAL_BYTES : line.allocationBytes();
        String page = ReserveText.of(line.inAction(), reply.data(), room);
        if (page == null) {
            return told(line, PrStatus.MALFORMED);
        }
        screen.out().print(page);
        return PrStatus.SUCCESS;
    }

    private PrStatus change(OutOrder order, PersistMap map, ReservePort port) {
        DaemonWords daemon = new DaemonWords(PersistTool::askDaemon);
        return new ReserveOut(port, daemon, screen.err()::println).carryOut(map, order, settings.key(map));
    }

    private static String askDaemon(String request) {
        try (ControlClient client = ControlClient.connect()) {
            return client.ask(request);
        } catch (Failure nobodyThere) {
            return null;
        }
    }

    private PrStatus told(PersistLine line, PrStatus status) {
        if (status != PrStatus.SUCCESS && line.order() == null) {
            screen.err().println("Persistent Reserve IN command failed");
        } else if (status != PrStatus.SUCCESS && status != PrStatus.FILE_ERROR) {
            switch (status) {
                case UNIT_ATTENTION -> screen.out().println("persistent reserve out: scsi status: Unit Attention");
                case CONFLICT -> screen.out().println("persistent reserve out: scsi status: Reservation Conflict");
                default -> { }
            }
            screen.out().println("PR out: command failed");
        }
        return status;
    }
}
