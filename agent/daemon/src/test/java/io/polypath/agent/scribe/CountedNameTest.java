package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountedNameTest {

    @Test
    void aNameReadsBackAsItself() {
        for (CountedName name : List.of(CountedName.total("uevents", "losses"), CountedName.level("runners", "busy"))) {
            assertEquals(name, CountedName.of(name.text()));
        }
        assertEquals("uevents/losses", CountedName.total("uevents", "losses").text());
        assertEquals("runners/busy now", CountedName.level("runners", "busy").text());
    }

    @Test
    void aNameOfAnotherFormIsAnEventOfNoPart() {
        assertEquals(CountedName.total("", "whatever"), CountedName.of("whatever"));
        assertEquals(CountedName.total("", ""), CountedName.of(""));
    }
}
