package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.state.PrkeysFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyClerkTest {

    private static final String WWID = "360000000000000001";

    @TempDir
    Path directory;

    private ErrandReport.KeyRead read(String text) throws IOException {
        Path file = directory.resolve("prkeys");
        Files.writeString(file, text);
        ErrandReport report = new KeyClerk(new PrkeysFile(file)).read(new Errand.ReadKey(3, 4, WWID));
        return assertInstanceOf(ErrandReport.KeyRead.class, report);
    }

    @Test
    void aKeyIsReadWithItsFlag() throws IOException {
        assertEquals(new ErrandReport.KeyRead(3, 4, 0xabc, false, ""), read("0x0000000000000abc " + WWID + "\n"));
        assertEquals(new ErrandReport.KeyRead(3, 4, 0xabc, true, ""), read("0X0000000000000abc " + WWID + "\n"));
    }

    @Test
    void aFileWithoutTheKeySaysThatThereIsNone() throws IOException {
        assertEquals(new ErrandReport.KeyRead(3, 4, 0, false, ""), read("0x0000000000000abc another\n"));
    }

    @Test
    void aFileThatCannotBeReadDoesNotSayThatThereIsNone() throws IOException {
        ErrandReport.KeyRead read = read("0xabc " + WWID + "\n");
        assertFalse(read.complaint().isEmpty());
        assertTrue(read.key() == 0 && !read.aptpl());
    }
}
