package io.polypath.cli.start;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Tells systemd how the daemon is (sd_notify(3)): datagrams of {@code KEY=VALUE} to the socket that {@code NOTIFY_SOCKET} names.
 * Where nobody listens, nothing happens. Any thread: each message is one datagram.
 */
final class ServiceManager {

    private final String socket;
    private final Duration watchdog;

    /** @param environment of the process */
    ServiceManager(Map<String, String> environment) {
        socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        watchdog = period(environment.get("WATCHDOG_USEC"));
    }

    /** Half of what systemd waits for a sign of life; zero where it waits for none. */
    private static Duration period(String micros) {
        try {
            return micros == null ? Duration.ZERO : Duration.ofNanos(Long.parseLong(micros) * 1_000 / 2);
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }

    /** How often {@link #alive} is expected; zero for never. */
    Duration watchdogPeriod() {
        return watchdog;
    }

    /** Paths and maps are as they should be. */
    void ready(String status) {
        send("READY=1\nSTATUS=" + status);
    }

    /** Whether anybody is told. */
    boolean listens() {
        return !socket.isEmpty();
    }

    /** The configuration is being read again; {@link #ready} follows. Since systemd 253 the time tells which reload is meant. */
    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1_000 + "\nSTATUS=the configuration is read again");
    }

    /** Every lane gets on with its work. */
    void alive() {
        send("WATCHDOG=1");
    }

    /** The daemon goes on, but something is wrong. */
    void status(String sentence) {
        send("STATUS=" + sentence);
    }

    void stopping() {
        send("STOPPING=1");
    }

    private void send(String text) {
        if (socket.isEmpty()) {
            return;
        }
        try (Arena once = Arena.ofConfined()) {
            Sys sys = new Sys(once);
            UnixAddress address = socket.startsWith("@")
                    ? UnixAddress.abstractName(once, socket.substring(1))
                    : UnixAddress.path(once, socket);
            int fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_DGRAM() | Linux.SOCK_CLOEXEC(), 0);
            if (fd >= 0) {
                MemorySegment bytes = once.allocateFrom(ValueLayout.JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
                sys.sendto(fd, bytes, bytes.byteSize(), Linux.MSG_NOSIGNAL(), address.memory(), address.lengthBytes());
                sys.close(fd);
            }
        }
    }
}
