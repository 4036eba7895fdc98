package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureListTest {

    private static FeatureList list(String text) {
        FeatureList list = FeatureList.parse(text).orNull();
        assertEquals(text, list.text(), "a well-formed text comes back as it was");
        return list;
    }

    private static TextFault fault(String text) {
        return FeatureList.parse(text).fault();
    }

    @Test
    void aTextIsReadWordByWord() {
        assertSame(0, list("0").words().size());
        assertEquals(List.of("pg_init_retries", "50"), list("2 pg_init_retries 50").words());
        assertEquals("3 a b c", FeatureList.parse("\t3  a\nb   c ").orNull().text());
    }

    @Test
    void aTextWithoutALeadingNumberIsRefusedAndSoIsEveryEditOfIt() {
        assertSame(TextFault.NOT_A_NUMBER, fault("queue_if_no_path"));
        assertSame(TextFault.NOT_A_NUMBER, fault("x1 queue_if_no_path"));
        assertSame(TextFault.NOT_A_NUMBER, fault("1x queue_if_no_path"));
        assertSame(TextFault.NOT_A_NUMBER, fault("-1 queue_if_no_path"));
        assertSame(TextFault.OUT_OF_RANGE, fault("99999999999 a"));
        assertSame(TextFault.OUT_OF_RANGE, fault("9999999999999999999999999999 a"));
        assertSame(TextFault.EMPTY, fault(""));
        assertSame(TextFault.EMPTY, fault(" \t\n"));
        assertEquals(new Parsed.Malformed<>(TextFault.NOT_A_NUMBER, 0), FeatureList.parse("a b"));
        assertNull(FeatureList.parse("a b").orNull());
    }

    @Test
    void theCountMustBeThatOfTheWords() {
        assertSame(TextFault.TRUNCATED, fault("1"));
        assertSame(TextFault.TRUNCATED, fault("3 pg_init_retries 50"));
        assertSame(TextFault.TRUNCATED, fault("2147483647 a"));
        assertSame(TextFault.TRAILING, fault("0 a"));
        assertSame(TextFault.TRAILING, fault("1 pg_init_retries 50"));
    }

    @Test
    void addingCountsTheWordsOfAFeature() {
        assertEquals("1 a", FeatureList.NONE.with("a").text());
        assertEquals("2 pg_init_retries 50", FeatureList.NONE.with("pg_init_retries 50").text());
        assertEquals("3 queue_if_no_path queue_mode bio", list("1 queue_if_no_path").with("queue_mode  bio").text());
        assertEquals("10 1 2 3 4 5 6 7 8 9 a", list("9 1 2 3 4 5 6 7 8 9").with("a").text());
    }

    @Test
    void addingWhatIsThereChangesNothing() {
        FeatureList list = list("3 queue_if_no_path pg_init_retries 50");
        assertSame(list, list.with("queue_if_no_path"));
        assertSame(list, list.with("pg_init_retries 50"));
    }

    @Test
    void partsOfWordsAreNotFeatures() {
        FeatureList list = list("2 queue_if_no_path_later no_queue_if_no_path");
        assertFalse(list.has("queue_if_no_path"));
        assertEquals("3 queue_if_no_path_later no_queue_if_no_path queue_if_no_path",
                list.with("queue_if_no_path").text());
        assertSame(list, list.without("queue_if_no_path"));
    }

    @Test
    void removingTakesTheWordsOfAFeatureAndKeepsAllOthers() {
        assertEquals("0", list("1 a").without("a").text());
        assertEquals("0", list("2 pg_init_retries 50").without("pg_init_retries 50").text());
        assertEquals("2 a c", list("3 a b c").without("b").text());
        assertEquals("2 b c", list("3 a b c").without("a").text());
        assertEquals("2 a b", list("3 a b c").without("c").text());
        assertEquals("1 b", list("3 a b a").without("a").text());
        assertEquals("9 1 2 3 4 5 6 7 8 9", list("10 1 2 3 4 a 5 6 7 8 9").without("a").text());
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        FeatureList list = list("2 pg_init_retries 50");
        assertSame(list, list.without("queue_if_no_path"));
        assertSame(list, list.without("pg_init_retries 51"));
        assertSame(FeatureList.NONE, FeatureList.NONE.without("a"));
    }

    @Test
    void unknownFeaturesAreKeptVerbatim() {
        FeatureList list = list("3 Frobnicate 7 queue_if_no_path");
        assertEquals("2 Frobnicate 7", list.without("queue_if_no_path").text());
    }

    @Test
    void anArgumentIsTheWordAfterItsFeature() {
        assertEquals("50", list("3 x pg_init_retries 50").argument("pg_init_retries"));
        assertNull(list("1 pg_init_retries").argument("pg_init_retries"));
        assertNull(FeatureList.NONE.argument("pg_init_retries"));
    }

    @Test
    void aFeatureWithoutANameIsABug() {
        assertThrows(AssertionError.class, () -> FeatureList.NONE.with(" "));
        assertThrows(AssertionError.class, () -> new FeatureList(List.of("two words")));
        assertThrows(AssertionError.class, () -> new FeatureList(List.of("")));
    }

    @Test
    void whatTheKernelWouldHoldIsComparedNotTheText() {
        assertTrue(list("3 a pg_init_retries 50").sameAs(list("3 pg_init_retries 50 a")));
        assertTrue(list("2 queue_mode mq").sameAs(FeatureList.NONE));
        assertTrue(list("2 queue_mode rq").sameAs(FeatureList.NONE));
        assertTrue(list("2 pg_init_retries 0").sameAs(FeatureList.NONE));
        assertTrue(list("1 retain_attached_hw_handler").sameAs(FeatureList.NONE));
        assertTrue(list("1 queue_if_no_path").sameAs(FeatureList.NONE));
        assertFalse(list("2 queue_mode bio").sameAs(FeatureList.NONE));
        assertFalse(list("2 pg_init_retries 50").sameAs(list("2 pg_init_retries 51")));
        assertFalse(list("1 a").sameAs(list("1 b")));
    }
}
