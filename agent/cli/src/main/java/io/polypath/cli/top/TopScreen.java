package io.polypath.cli.top;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.port.Clock;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Unpacked;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.screen.Tint;
import java.io.IOException;
import java.nio.file.Files;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/**
 * Shows frames on a terminal until somebody has seen enough. The tables are read once in an interval, a key is answered at once; a frame
 * is one write, so that it arrives as a whole also over a slow line. Owned by one thread.
 */
public final class TopScreen {

    private static final long MILLI_NS = 1_000_000;
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;
    private static final String HOME = "\033[H";
    private static final String END_OF_LINE = "\033[K";
    private static final String END_OF_SCREEN = "\033[J";

    private final RuntimeFiles files;
    private final Clock clock;
    private final long intervalNs;
    private final Samples<Picture> samples = new Samples<>();
    private Wish wish = Wish.FIRST;

    /** @param intervalNs from one look at the tables to the next */
    public TopScreen(RuntimeFiles files, Clock clock, long intervalNs) {
        this.files = files;
        this.clock = clock;
        this.intervalNs = intervalNs;
    }

    /**
     * Runs on this process's terminal.
     *
     * @param color whether there are colours
     * @throws Failure when there is no daemon's table to read at first
     * @throws IOException when there is no terminal
     */
    public void run(boolean color) throws Failure, IOException {
        look();
        try (Terminal terminal = TerminalBuilder.builder().system(true).jni(false).nativeSignals(false).build()) {
            Attributes before = terminal.enterRawMode();
            Runnable restore = () -> restore(terminal, before);
            Thread hook = new Thread(restore, "terminal");
            Runtime.getRuntime().addShutdownHook(hook);
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            try {
                show(terminal, color);
            } finally {
                restore.run();
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void restore(Terminal terminal, Attributes before) {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }

    /** Shows frames until it is over. */
    void show(Terminal terminal, boolean color) throws IOException {
        long dueNs = clock.nanoTime() + intervalNs;
        while (!wish.over()) {
            Size size = terminal.getSize();
            Frame frame = frame(size.getColumns() > 0 ? size.getColumns() : WIDTH, size.getRows() > 0 ? size.getRows() : HEIGHT);
            terminal.writer().print(text(frame, color));
            terminal.flush();
            long leftMs = Math.max(1, (dueNs - clock.nanoTime()) / MILLI_NS);
            Key key = Key.read(millis -> read(terminal, millis), leftMs);
            if (key != null) {
                wish = wish.press(key, frame.rows(), frame.page());
            }
            if (clock.nanoTime() >= dueNs) {
                dueNs = clock.nanoTime() + intervalNs;
                lookAgain();
            }
        }
    }

    private static int read(Terminal terminal, long millis) {
        try {
            return terminal.reader().read(millis);
        } catch (IOException gone) {
            return -1;
        }
    }

    private void lookAgain() {
        if (!wish.paused()) {
            try {
                look();
            } catch (Failure gone) {
                return; // what was seen last stays, and says how old it is
            }
        }
    }

    private void look() throws Failure {
        Picture picture = Picture.read(files);
        long nowNs = clock.nanoTime();
        if (picture.writer().recorded()) {
            samples.clear();
            lookBefore(picture, nowNs);
        }
        samples.add(picture, nowNs);
    }

    /** A recording does not go on: its rates are those between two of its own looks. */
    private void lookBefore(Picture recorded, long nowNs) throws Failure {
        RuntimeFiles before = new RuntimeFiles(Unpacked.before(files.directory()));
        if (Files.exists(before.paths())) {
            Picture picture = Picture.read(before);
            samples.add(picture, nowNs - Math.max(0, recorded.lastSignNs() - picture.lastSignNs()));
        }
    }

    private Frame frame(int width, int height) {
        Samples.Sample<Picture> now = samples.last();
        Samples.Sample<Picture> before = samples.first();
        Window window = new Window(now.what(), before.what(), now.takenNs() - before.takenNs());
        return Frame.of(window, wish, wish.paused() ? now.takenNs() : clock.nanoTime(), width, height);
    }

    /** Cursor home, then each line over what was there; nothing flickers. */
    static String text(Frame frame, boolean color) {
        StringBuilder text = new StringBuilder(HOME);
        for (int i = 0; i < frame.lines().size(); i++) {
            text.append(i == 0 ? "" : "\r\n");
            for (Cell cell : frame.lines().get(i).cells()) {
                boolean painted = color || cell.tint() == Tint.CHOSEN;
                text.append(painted ? cell.tint().paint(cell.text()) : cell.text());
            }
            text.append(END_OF_LINE);
        }
        return text.append(END_OF_SCREEN).toString();
    }

    /** Writes one frame as a text: two looks, so that there are rates. */
    public void once(Screen screen, int width, int height) throws Failure, InterruptedException {
        look();
        Thread.sleep(intervalNs / MILLI_NS);
        look();
        for (Line line : frame(width, height).lines()) {
            StringBuilder text = new StringBuilder();
            for (Cell cell : line.cells()) {
                text.append(screen.paint(cell.tint(), cell.text()));
            }
            screen.out().println(text.toString().stripTrailing());
        }
    }

    /** Begins with another list than that of paths. @return whether there is one of that name */
    public boolean show(String view) {
        for (View known : View.values()) {
            if (known.title().equals(view)) {
                wish = wish.press(Key.of(known.key()), 0, 1);
                return true;
            }
        }
        return false;
    }
}
