package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueModeTest {

    private static FeatureList list(String text) {
        return FeatureList.parse(text).orNull();
    }

    private static void check(String configured, QueueMode live, QueueMode mode, String features, boolean dropped) {
        assertEquals(new QueueModeChoice(mode, list(features), dropped), QueueMode.reconcile(list(configured), live),
                configured + " on " + live);
    }

    @Test
    void aNewMapGetsTheConfiguredMode() {
        check("0", null, QueueMode.RQ, "0", false);
        check("2 queue_mode bio", null, QueueMode.BIO, "2 queue_mode bio", false);
        check("2 queue_mode rq", null, QueueMode.RQ, "2 queue_mode rq", false);
        check("2 queue_mode mq", null, QueueMode.RQ, "2 queue_mode mq", false);
        check("4 pg_init_retries 50 queue_mode bio", null, QueueMode.BIO, "4 pg_init_retries 50 queue_mode bio", false);
    }

    @Test
    void aLiveMapKeepsItsMode() {
        check("0", QueueMode.RQ, QueueMode.RQ, "0", false);
        check("0", QueueMode.BIO, QueueMode.BIO, "2 queue_mode bio", false);
        check("2 queue_mode bio", QueueMode.BIO, QueueMode.BIO, "2 queue_mode bio", false);
        check("2 queue_mode mq", QueueMode.RQ, QueueMode.RQ, "2 queue_mode mq", false);
        check("2 queue_mode bio", QueueMode.RQ, QueueMode.RQ, "0", true);
        check("2 queue_mode rq", QueueMode.BIO, QueueMode.BIO, "2 queue_mode bio", true);
        check("3 a queue_mode mq", QueueMode.BIO, QueueMode.BIO, "3 a queue_mode bio", true);
    }

    @Test
    void wordsThatAreNoModeAreDropped() {
        check("2 queue_mode sideways", null, QueueMode.RQ, "0", true);
        check("1 queue_mode", null, QueueMode.RQ, "0", true);
        check("3 queue_mode sideways a", QueueMode.BIO, QueueMode.BIO, "3 a queue_mode bio", true);
        check("4 queue_mode sideways queue_mode bio", null, QueueMode.BIO, "2 queue_mode bio", true);
        check("4 queue_mode bio queue_mode rq", null, QueueMode.BIO, "2 queue_mode bio", true);
    }

    @Test
    void whateverIsConfiguredTheResultAsksForTheModeAndAsksOnce() {
        List<String> words = List.of("queue_mode", "bio", "rq", "mq", "a");
        for (int code = 0; code < 6 * 6 * 6 * 6; code++) {
            List<String> some = new ArrayList<>();
            for (int rest = code; rest > 0; rest /= 6) {
                if (rest % 6 != 0) {
                    some.add(words.get(rest % 6 - 1));
                }
            }
            FeatureList configured = new FeatureList(some);
            for (QueueMode live : new QueueMode[] {null, QueueMode.BIO, QueueMode.RQ}) {
                QueueModeChoice choice = QueueMode.reconcile(configured, live);
                assertSame(live == null ? choice.mode() : live, choice.mode());
                assertSame(choice.mode(), QueueMode.of(choice.features()), () -> configured + " on " + live);
                QueueModeChoice again = QueueMode.reconcile(choice.features(), choice.mode());
                assertEquals(new QueueModeChoice(choice.mode(), choice.features(), false), again);
            }
        }
    }
}
