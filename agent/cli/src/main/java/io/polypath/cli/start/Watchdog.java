package io.polypath.cli.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Looks at every lane from outside, shows systemd a sign of life while all of them get on with their work, and ends the process when one
 * does not: maps go on without a daemon, and one that starts anew serves them better than one that stands still. Who watches may stand
 * still too, with all of Java: each look puts off an alarm of the kernel's, which ends a process that does not heed it. Used by the
 * main thread.
 */
final class Watchdog {

    /** Where systemd expects no sign of life. */
    private static final Duration USUAL_PERIOD = Duration.ofSeconds(30);

    /** Later than the second look, and than what systemd waits for: they can say what is wrong. */
    private static final int MISSED_LOOKS = 4;

    /**
     * A host that has stood still for a while lets the alarm ring before anybody can put it off. It has been seen to for 45 s, in the
     * kernel's search for memory, with all paths lost; and a daemon whose disk is away could not be started again.
     */
    private static final Duration LEAST_ALARM = Duration.ofMinutes(5);

    private final ServiceManager manager;
    private final Function<Duration, List<String>> stalled;
    private final Consumer<List<String>> bite;
    private final IntConsumer alarm;
    private final Duration period;
    private List<String> suspects = List.of();

    /**
     * @param stalled lanes that kept still for longer than a duration
     * @param bite told of lanes that kept still for two looks; ends the process
     * @param alarm told how many seconds from now the process is to end unless told otherwise, 0 for never; see {@code Sys.alarm}
     */
    Watchdog(
            ServiceManager manager, Function<Duration, List<String>> stalled, Consumer<List<String>> bite, IntConsumer alarm) {
        this.manager = manager;
        this.stalled = stalled;
        this.bite = bite;
        this.alarm = alarm;
        period = manager.watchdogPeriod().isZero() ? USUAL_PERIOD : manager.watchdogPeriod();
    }

    /** From one look to the next, and how long a lane may keep still without being suspected. */
    Duration period() {
        return period;
    }

    /** One look. Two in a row, because the whole host may have stood still before the first. */
    void look() {
        alarm.accept((int) Math.max(LEAST_ALARM.toSeconds(), period.multipliedBy(MISSED_LOOKS).toSeconds()));
        List<String> still = stalled.apply(period);
        if (still.isEmpty()) {
            manager.alive();
        } else {
            manager.status("no progress: " + String.join(", ", still));
        }
        List<String> twice = new ArrayList<>(still);
        twice.retainAll(suspects);
        suspects = still;
        if (!twice.isEmpty()) {
            bite.accept(twice);
        }
    }

    /** No more looks, and no alarm. */
    void rest() {
        alarm.accept(0);
    }
}
