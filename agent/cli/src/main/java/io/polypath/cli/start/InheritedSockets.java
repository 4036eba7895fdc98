package io.polypath.cli.start;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sockets that systemd listens on for the daemon and hands over when it starts it. Source: sd_listen_fds(3). */
public final class InheritedSockets {

    private static final int FIRST_DESCRIPTOR = 3;

    /** multipathd's two addresses; whoever hands over more means something else. */
    private static final int MOST = 2;

    private InheritedSockets() {}

    /**
     * Their names for {@code SocketAddresses}; empty when there are none.
     *
     * @param process who asks: what was handed to the parent is not for us
     */
    public static List<String> names(Map<String, String> environment, long process) {
        int count = number(environment.get("LISTEN_FDS"));
        boolean ours = number(environment.get("LISTEN_PID")) == process;
        return ours && count <= MOST
                ? IntStream.range(0, Math.max(0, count)).mapToObj(i -> "fd:" + (FIRST_DESCRIPTOR + i)).toList()
                : List.of();
    }

    private static int number(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
