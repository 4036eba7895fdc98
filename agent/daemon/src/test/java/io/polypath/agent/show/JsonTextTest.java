package io.polypath.agent.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void anOrdinaryNameIsNotTouched() {
        String name = "3600a0b80000f00d0000beef00000001-part_1.x";
        assertSame(name, JsonText.escape(name));
    }

    @Test
    void whatJsonForbidsIsEscaped() {
        assertEquals("a\\\"b\\\\c", JsonText.escape("a\"b\\c"));
        assertEquals("\\b\\f\\n\\r\\t", JsonText.escape("\b\f\n\r\t"));
        assertEquals("\\u0000\\u001f\\u007f", JsonText.escape("\0\37\177"));
    }

    @Test
    void utf8BytesStayAsTheyAre() {
        String bytes = new String("Gerät\"".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals(bytes.replace("\"", "\\\""), JsonText.escape(bytes));
    }

    @Test
    void bytesThatAreNotUtf8CannotBreakTheDocument() {
        assertEquals("ACME\\u00ff\\u00c3", JsonText.escape("ACME\u00ff\u00c3"));
    }

    @Test
    void aCharacterThatIsNoByteIsEscapedToo() {
        assertEquals("\\u20ac", JsonText.escape("\u20ac"));
    }
}
