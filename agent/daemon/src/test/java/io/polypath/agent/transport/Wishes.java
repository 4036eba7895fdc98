package io.polypath.agent.transport;

import io.polypath.agent.config.effective.FlakySettings;
import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.config.effective.PathSettings;
import io.polypath.agent.config.effective.TransportTimeout;
import io.polypath.agent.config.effective.TransportTimeout.Kind;
import io.polypath.agent.map.NoPathRetry;

/** Wishes for tests; polling_interval is 5 s. */
final class Wishes {

    private Wishes() {}

    /** {@code off}, {@code infinity}, a number of seconds, or empty for what is not written. */
    static TransportTimeout timeout(String text) {
        return switch (text) {
            case "" -> new TransportTimeout(Kind.UNSET, 0);
            case "off" -> new TransportTimeout(Kind.OFF, 0);
            case "infinity" -> new TransportTimeout(Kind.INFINITE, 0);
            default -> new TransportTimeout(Kind.SECONDS, Long.parseLong(text));
        };
    }

    static TimeoutWish wish(String protocol, String fast, String devLoss, NoPathRetry retry) {
        PathSettings settings = new PathSettings("", "", false, true, "", "", true, timeout(fast), timeout(devLoss),
                timeout("off"), "", false, false, new FlakySettings(0, 0, 0, 0, 0, 0, 0, 0));
        return TimeoutWish.of(settings, retry, 5, GlobalSettings.RETRIES_UNSET, protocol);
    }
}
