package io.polypath.cli.screen;

import io.polypath.agent.port.Clock;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where a command writes to and what it can know of the outside. Texts are UTF-8, whatever the locale: device names and identities
 * are ASCII, and who reads the rest can show it.
 *
 * @param out results
 * @param err what went wrong, and the log
 * @param color whether results may be coloured
 * @param clock tells the time
 * @param zone in which times are shown
 */
public record Screen(PrintStream out, PrintStream err, boolean color, Clock clock, ZoneId zone) {

    /** This process's own. */
    public static Screen ofProcess() {
        return new Screen(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                writesToTerminal() && wantsColor(System.getenv()),
                Clock.SYSTEM,
                ZoneId.systemDefault());
    }

    /** Whether commands are typed, and do not come from a file or another program. */
    public static boolean readsFromTerminal() {
        return isTerminal(Path.of("/proc/self/fd/0"));
    }

    /** Whether results go to a terminal. */
    public static boolean writesToTerminal() {
        return isTerminal(Path.of("/proc/self/fd/1"));
    }

    /** Whether somebody reads the results as they come, who may have read enough. */
    public static boolean writesToReader() {
        return isReader(Path.of("/proc/self/fd/1"));
    }

    /** The same without colours. */
    public Screen plain() {
        return new Screen(out, err, false, clock, zone);
    }

    /** The text, coloured where that is wanted. */
    public String paint(Tint tint, String text) {
        return color ? tint.paint(text) : text;
    }

    /** Whether a descriptor's link in /proc leads to a terminal. Asks nothing of the terminal and loads nothing for it. */
    static boolean isTerminal(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether a descriptor's link in /proc leads to another program; what is not known is taken for one. */
    static boolean isReader(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException unknown) {
            return true;
        }
    }

    /** @see <a href="https://no-color.org">NO_COLOR</a> */
    static boolean wantsColor(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        boolean flushAtLineEnd = descriptor == FileDescriptor.err;
        BufferedOutputStream buffered = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13);
        return new PrintStream(buffered, flushAtLineEnd, StandardCharsets.UTF_8);
    }
}
