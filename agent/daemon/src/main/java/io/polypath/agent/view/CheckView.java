package io.polypath.agent.view;

import java.util.Objects;

/**
 * A path's checker.
 *
 * @param checker name as in the configuration, for example {@code tur}; empty while none has been chosen
 * @param message what the latest check said, for people; empty when it said nothing
 * @param intervalNs the present interval between checks; 0 before the first
 * @param dueNs when the next one is due, in the clock of {@link HostView#takenNs}
 * @param monitored whether the device is open, so that it can be checked
 */
public record CheckView(String checker, String message, long intervalNs, long dueNs, boolean monitored) {

    public CheckView {
        Objects.requireNonNull(checker);
        Objects.requireNonNull(message);
    }
}
