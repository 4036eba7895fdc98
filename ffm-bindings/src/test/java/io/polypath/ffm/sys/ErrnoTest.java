package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void everyConstantHasTheNameThatItsNumberPrints() throws IllegalAccessException {
        for (Field constant : Errno.class.getFields()) {
            if (!constant.getName().equals("EWOULDBLOCK")) {
                assertEquals(constant.getName(), Errno.name(constant.getInt(null)));
            }
        }
    }

    @Test
    void aDescriptionSaysNameAndMeaning() {
        assertEquals("ENODEV (no such device)", Errno.describe(-Errno.ENODEV));
        assertEquals("EHWPOISON (memory hardware error)", Errno.describe(-133));
    }

    @Test
    void aNumberWithoutANameIsPrintedAsANumber() {
        assertEquals("errno 41", Errno.name(41));
        assertEquals("errno 134", Errno.describe(-134));
        assertEquals("errno 0", Errno.name(0));
        assertEquals("success", Errno.describe(3));
    }
}
