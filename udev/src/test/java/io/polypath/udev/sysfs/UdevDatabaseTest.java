package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.udev.DevT;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdevDatabaseTest {
    private static final DevT SDA = new DevT(8, 0);

    @TempDir
    private Path run;
    private final Arena arena = Arena.ofConfined();
    private final AttributeReader files = new AttributeReader(arena);

    @AfterEach
    void endLane() {
        arena.close();
    }

    @Test
    void aRecordHoldsWhatTheRulesFound() {
        write("""
                S:disk/by-id/wwn-0x6001405
                S:disk/by-path/x
                I:73901234
                E:ID_SERIAL=36001405=x
                E:EMPTY=
                G:systemd
                G:old
                Q:systemd
                V:1
                """);
        UdevRecord record = database().blockDevice(SDA);
        assertEquals(Map.of("ID_SERIAL", "36001405=x", "EMPTY", ""), record.properties());
        assertEquals(73_901_234, record.initializedUsec());
        assertTrue(record.initialized());
    }

    @Test
    void aDeviceThatUdevHasNotFinishedIsNotInitialized() {
        write("E:ID_SERIAL=3600\n");
        assertFalse(database().blockDevice(SDA).initialized());
    }

    @Test
    void aDeviceWithoutAFileIsUnknown() {
        assertSame(UdevRecord.NONE, database().blockDevice(SDA));
    }

    @Test
    void linesOfNoKnownKindAndBrokenLinesAreSkipped() {
        write("\nX:what\nE\nE:\nE:=x\nE:NOEQUALS\nI:abc\nI:-1\nV:\nE:GOOD=1\nN:sda\nL:0\nE:LAST=2");
        UdevRecord record = database().blockDevice(SDA);
        assertEquals(Map.of("GOOD", "1", "LAST", "2"), record.properties());
        assertFalse(record.initialized());
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() {
        write("E:X=" + "x".repeat(AttributeReader.MAX_BYTES));
        assertSame(UdevRecord.NONE, database().blockDevice(SDA));
    }

    @Test
    void aControlSocketMeansThatUdevRuns() {
        assertFalse(database().isUdevRunning());
        new Tree(run).file("control", "");
        assertTrue(database().isUdevRunning());
    }

    private void write(String text) {
        new Tree(run).file("data/b8:0", text);
    }

    private UdevDatabase database() {
        return new UdevDatabase(files, run + "/");
    }
}
