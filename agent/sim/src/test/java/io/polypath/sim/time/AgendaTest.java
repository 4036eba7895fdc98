package io.polypath.sim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Agenda agenda = new Agenda();
    private final List<String> happened = new ArrayList<>();

    @Test
    void eventsHappenInOrderOfTimeAndThenOfPlanning() {
        agenda.schedule(now -> happened.add("late"), 30);
        agenda.schedule(now -> happened.add("first of two"), 20);
        agenda.schedule(now -> happened.add("second of two"), 20);
        agenda.schedule(now -> happened.add("early"), 10);

        assertEquals(3, agenda.runUntil(20));
        assertEquals(List.of("early", "first of two", "second of two"), happened);
        assertEquals(30, agenda.nextDueNs());
    }

    @Test
    void aCancelledEventDoesNotHappenAndMayBePlannedAgain() {
        Event event = agenda.schedule(now -> happened.add("at " + now), 10);
        agenda.cancel(event);
        assertFalse(event.scheduled());
        assertEquals(0, agenda.runUntil(10));

        agenda.schedule(event, 20);
        assertTrue(event.scheduled());
        assertEquals(20, event.dueNs());
        agenda.runUntil(25);
        assertEquals(List.of("at 25"), happened);
        assertEquals(Agenda.NEVER, agenda.nextDueNs());
    }

    @Test
    void anEventStandsInTheAgendaOnce() {
        Event event = agenda.schedule(now -> {}, 10);
        assertThrows(IllegalStateException.class, () -> agenda.schedule(event, 11));
    }

    @Test
    void whatAnEventPlansForTheSameTimeHappensInTheSameRun() {
        agenda.schedule(now -> agenda.schedule(later -> happened.add("child"), now), 10);
        assertEquals(2, agenda.runUntil(10));
        assertEquals(List.of("child"), happened);
    }

    @Test
    void onlyAnEarlierDueTimeIsAnnounced() {
        int[] calls = {0};
        agenda.onEarlier(() -> calls[0]++);
        agenda.schedule(now -> {}, 20);
        agenda.schedule(now -> {}, 30);
        agenda.schedule(now -> {}, 10);
        assertEquals(2, calls[0]);
    }

    @Test
    void randomPlansAndCancellationsKeepTheOrderOfASortedList() {
        long seed = 20_260_101;
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> reference = new ArrayList<>();
        List<Event> ran = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            if (reference.isEmpty() || random.nextInt(3) > 0) {
                Recorded event = new Recorded(ran);
                agenda.schedule(event, random.nextLong(1_000));
                reference.add(event);
            } else {
                Event event = reference.remove(random.nextInt(reference.size()));
                agenda.cancel(event);
            }
            assertEquals(reference.size(), agenda.size());
        }
        reference.sort(Comparator.<Event>comparingLong(e -> e.dueNs).thenComparingLong(e -> e.order));
        agenda.runUntil(1_000);
        assertEquals(reference, ran, "seed " + seed);
    }

    private static final class Recorded extends Event {

        private final List<Event> ran;

        Recorded(List<Event> ran) {
            this.ran = ran;
        }

        @Override
        protected void happen(long nowNs) {
            ran.add(this);
        }
    }
}
