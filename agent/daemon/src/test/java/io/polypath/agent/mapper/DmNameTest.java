package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DmNameTest {

    @Test
    void aNameThatUdevTakesStaysTheSameObject() {
        String name = "mpath-3600508b400105e210000900000490000#+.:=@_";
        assertSame(name, DmName.encoded(name));
        assertSame(name, DmName.decoded(name));
    }

    @Test
    void everyByteThatUdevDoesNotTakeIsWrittenInHex() {
        assertEquals("my\\x20disk\\x2f1", DmName.encoded("my disk/1"));
        assertEquals("\\xc3\\xa4", DmName.encoded("ä"));
        assertEquals("a\\x5cb", DmName.encoded("a\\b"));
    }

    @Test
    void whatWasEncodedIsReadBack() {
        for (String name : new String[] {"my disk/1", "ä€", "a\\b", "a\\x20b", "", "~"}) {
            assertEquals(name, DmName.decoded(DmName.encoded(name)));
        }
    }

    @Test
    void whatIsNoWholeCodeStays() {
        assertEquals("a\\", DmName.decoded("a\\"));
        assertEquals("a\\x2", DmName.decoded("a\\x2"));
        assertEquals("a\\y20", DmName.decoded("a\\y20"));
        assertEquals("a\\xg0 b", DmName.decoded("a\\xg0\\x20b"));
    }
}
