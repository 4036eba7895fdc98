package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final List<List<String>> bitten = new ArrayList<>();
    private final List<Integer> alarms = new ArrayList<>();
    private List<String> still = List.of();

    private Watchdog watchdog(Map<String, String> environment) {
        return new Watchdog(new ServiceManager(environment), _ -> still, bitten::add, alarms::add);
    }

    private void look(Watchdog watchdog, String... lanes) {
        still = List.of(lanes);
        watchdog.look();
    }

    @Test
    void lanesThatGetOnWithTheirWorkAreLeftAlone() {
        Watchdog watchdog = watchdog(Map.of());
        look(watchdog);
        look(watchdog);
        assertEquals(List.of(), bitten);
    }

    @Test
    void aHostThatStoodStillOnceIsForgiven() {
        Watchdog watchdog = watchdog(Map.of());
        look(watchdog, "owner", "desk");
        look(watchdog);
        look(watchdog, "owner");
        assertEquals(List.of(), bitten);
    }

    @Test
    void onlyALaneThatKeepsStillForTwoLooksEndsTheProcess() {
        Watchdog watchdog = watchdog(Map.of());
        look(watchdog, "owner", "prober");
        look(watchdog, "prober", "desk");
        assertEquals(List.of(List.of("prober")), bitten);
    }

    @Test
    void looksComeTwiceAsOftenAsSystemdExpectsASignOfLife() {
        assertEquals(Duration.ofSeconds(10), watchdog(Map.of("WATCHDOG_USEC", "20000000")).period());
        assertEquals(Duration.ofSeconds(30), watchdog(Map.of()).period());
    }

    @Test
    void eachLookPutsOffTheKernelsAlarmBeyondTheSecondLookAndTheLastOneEndsIt() {
        Watchdog watchdog = watchdog(Map.of());
        look(watchdog);
        look(watchdog, "owner");
        watchdog.rest();
        assertEquals(List.of(300, 300, 0), alarms);
    }
}
