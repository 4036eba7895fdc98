package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrkeysFileTest {

    private static final Prkey ONE = new Prkey(1, false);
    private static final Prkey ALL = new Prkey(-1, true);

    @TempDir
    private Path directory;

    private Path path;
    private PrkeysFile file;

    @BeforeEach
    void setUp() {
        path = directory.resolve("prkeys");
        file = new PrkeysFile(path);
    }

    private String lines() throws IOException {
        return Files.readString(path).substring(PrkeysFile.HEADER.length());
    }

    @Test
    void aKeyIsSixteenDigitsAndACapitalXMeansAptpl() throws IOException {
        assertTrue(file.set("3600a", ONE).orNull());
        assertTrue(file.set("3600b", ALL).orNull());
        assertEquals("0x0000000000000001 3600a\n0Xffffffffffffffff 3600b\n", lines());
        assertEquals(Optional.of(ONE), file.get("3600a").orNull());
        assertEquals(Optional.of(ALL), file.get("3600b").orNull());
        assertEquals(Optional.empty(), file.get("3600").orNull());
    }

    @Test
    void aKeyIsReplacedInPlaceTakenBackAndSetAgain() throws IOException {
        file.set("3600a", ONE);
        file.set("3600b", ONE);
        assertFalse(file.set("3600a", ONE).orNull());
        assertTrue(file.set("3600a", ALL).orNull());
        assertEquals("0Xffffffffffffffff 3600a\n0x0000000000000001 3600b\n", lines());
        assertTrue(file.remove("3600a").orNull());
        assertFalse(file.remove("3600a").orNull());
        assertEquals("#Xffffffffffffffff 3600a\n0x0000000000000001 3600b\n", lines());
        assertEquals(Optional.empty(), file.get("3600a").orNull());
        assertTrue(file.set("3600a", ONE).orNull());
        assertEquals("0x0000000000000001 3600a\n0x0000000000000001 3600b\n", lines());
    }

    @Test
    void theFirstLineOfAWwidIsItsLine() throws IOException {
        Files.writeString(path, "#x0000000000000012 W\n0x0000000000000013 W\n");
        assertEquals(Optional.empty(), file.get("W").orNull());
        file.set("W", ONE);
        assertEquals("0x0000000000000001 W\n0x0000000000000013 W\n", Files.readString(path));
    }

    @Test
    void aLineWithoutAKeyIsRefusedAndLeftAlone() throws IOException {
        for (String line : List.of("0x12 W\n", "0x0000000000000012  W\n", "0x00000000000000g2 W\n", "x W\n", " W\n",
                "0x\uff11000000000000012 W\n", "0x0000000000000012 V W\n")) {
            Files.write(path, line.getBytes(StandardCharsets.ISO_8859_1));
            assertSame(StateFault.MALFORMED, file.get("W").fault(), line);
            assertSame(StateFault.MALFORMED, file.set("W", ONE).fault(), line);
            assertSame(StateFault.MALFORMED, file.remove("W").fault(), line);
        }
    }

    @Test
    void commentsOtherWwidsAndAKeyOfZeroAreNoKeys() throws IOException {
        Files.writeString(path, "# prkey W\n#0x0000000000000012 W\n0x0000000000000012 WW\n0x0000000000000000 V\n");
        assertEquals(Optional.empty(), file.get("W").orNull());
        assertEquals(Optional.empty(), file.get("V").orNull());
        assertFalse(file.remove("W").orNull());
        assertTrue(file.set("W", ONE).orNull());
        assertTrue(Files.readString(path).endsWith("V\n0x0000000000000001 W\n"));
    }

    @Test
    void afterALineThatACrashCutOffTheNextBeginsAnew() throws IOException {
        Files.writeString(path, "0x0000000000000012 V\n0x0000");
        file.set("W", ONE);
        assertEquals("0x0000000000000012 V\n0x0000\n0x0000000000000001 W\n", Files.readString(path));
    }

    @Test
    void zeroIsNoKeyAndABadWwidHasNone() {
        assertThrows(IllegalArgumentException.class, () -> new Prkey(0, false));
        assertSame(StateFault.UNFIT, file.get("a b").fault());
        assertNull(file.get("a b").orNull());
    }
}
