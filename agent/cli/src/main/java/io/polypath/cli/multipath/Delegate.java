package io.polypath.cli.multipath;

import io.polypath.cli.client.ControlClient;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;

/** Has the running daemon do it, and prints what multipath(8) would print of its answer. */
final class Delegate {

    private static final String FAIL = "fail\n";
    private static final String OK = "ok\n";
    private static final long PAUSE_MS = 1_000;

    private final Screen screen;

    Delegate(Screen screen) {
        this.screen = screen;
    }

    /**
     * @param retries how often again when it fails, once a second
     * @return whether it was done
     */
    boolean order(String request, int retries) throws Failure, InterruptedException {
        String answer = ask(request);
        for (int left = retries; answer.startsWith(FAIL) && left > 0; left--) {
            Thread.sleep(PAUSE_MS);
            answer = ask(request);
        }
        boolean failed = answer.startsWith(FAIL);
        if (!answer.equals(OK)) {
            screen.out().print(failed && answer.length() > FAIL.length() ? answer.substring(FAIL.length()) : answer);
        }
        return !failed;
    }

    /** The daemon's answer as it is. */
    String ask(String request) throws Failure {
        try (ControlClient client = ControlClient.connect()) {
            return client.ask(request);
        }
    }

    /** Whether anybody answers; a daemon with a full queue is there too. */
    boolean isReachable() {
        return ControlClient.isReachable();
    }
}
