package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.Binding;
import io.polypath.agent.map.Bindings;
import io.polypath.agent.state.BindingComplaint.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BindingsTextTest {

    private static final String LONG = "3".repeat(Binding.MAX_LENGTH);

    private static String bindings(String text) {
        return BindingsText.format(BindingsText.parse(text).bindings()).substring(BindingsText.HEADER.length());
    }

    private static List<BindingComplaint> complaints(String lines) {
        return BindingsText.parse(BindingsText.HEADER + lines).complaints().stream()
                .map(complaint -> new BindingComplaint(complaint.line() - 7, complaint.kind(), complaint.text()))
                .toList();
    }

    @Test
    void aStandardFileComesBackByteForByte() {
        String text = BindingsText.HEADER + "mpatha 3600a\nmpathb 3600b\nmpathaa 3600c\n";
        BindingsReading reading = BindingsText.parse(text);
        assertTrue(reading.standard());
        assertEquals(List.of(), reading.complaints());
        assertEquals(text, BindingsText.format(reading.bindings()));
    }

    @Test
    void theHeaderIsSevenLines() {
        assertEquals(7, BindingsText.HEADER.lines().count());
        assertTrue(BindingsText.HEADER.lines().allMatch(line -> line.startsWith("#")));
        assertTrue(BindingsText.HEADER.startsWith("# Multipath bindings, Version : 1.0\n"));
    }

    @Test
    void blanksCommentsAndLineEndsAreNoPartOfABinding() {
        assertEquals("a W1\nb W2\nc W3\nd W4\n",
                bindings(" a\t W1 \n\n#x W9\nb W2#W3\nc W3 # comment\nd W4\r\n\r\n   \n#\n"));
        assertEquals("a W1\n", bindings("a W1"));
    }

    @Test
    void aLineThatSaysNoBindingIsDroppedAndNamed() {
        assertEquals(List.of(new BindingComplaint(2, Kind.MISSING_WWID, "b")), complaints("a W1\nb\nc W2\n"));
        assertEquals(List.of(new BindingComplaint(1, Kind.MISSING_WWID, "b # W1")), complaints("b # W1\n"));
        assertEquals(List.of(), complaints("a " + LONG + "\n"));
        assertEquals(List.of(new BindingComplaint(1, Kind.UNFIT, "a 3" + LONG)), complaints("a 3" + LONG + "\n"));
        assertEquals(List.of(new BindingComplaint(1, Kind.UNFIT, "a\u0001 W")), complaints("a\u0001 W\n"));
        assertEquals("a W1\nz W2\n", bindings("a W1\nz W2\nb\n"));
    }

    @Test
    void extraWordsAreDroppedAndNamed() {
        assertEquals(List.of(new BindingComplaint(1, Kind.EXTRA_WORDS, "a W1 W2")), complaints("a W1 W2\n"));
        assertEquals("a W1\n", bindings("a W1 W2\n"));
    }

    @Test
    void theFirstOwnerOfAnAliasKeepsIt() {
        BindingComplaint conflict = new BindingComplaint(2, Kind.CONFLICT, "a W2");
        BindingComplaint duplicate = new BindingComplaint(3, Kind.DUPLICATE, "a W1");
        assertEquals(List.of(conflict, duplicate), complaints("a W1\na W2\na W1\n"));
        assertEquals("a W1\n", bindings("a W1\na W2\na W1\n"));
        assertEquals("a W1\nb W1\n", bindings("b W1\na W1\n"));
    }

    @Test
    void anotherHeaderIsNamedAndWhatIsNotStandardIsKnown() {
        BindingsReading other = BindingsText.parse("# mine\na W1\n");
        assertEquals(List.of(new BindingComplaint(1, Kind.OTHER_HEADER, "")), other.complaints());
        assertFalse(other.standard());
        assertFalse(BindingsText.parse(BindingsText.HEADER + "b W1\na W2\n").standard());
        assertFalse(BindingsText.parse("").standard());
        assertEquals(List.of(), BindingsText.parse("").complaints());
    }

    /** Random files: reading what was written gives the same, and a line is a binding, nothing, or a complaint. */
    @Test
    void anyTextBecomesAStandardOne() {
        long seed = Long.getLong("polypath.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab W12#\n\n\r\t/\u00e9\u0000";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? BindingsText.HEADER : "");
            for (int i = random.nextInt(80); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Bindings first = BindingsText.parse(text.toString()).bindings();
            BindingsReading again = BindingsText.parse(BindingsText.format(first));
            assertTrue(again.standard() && again.complaints().isEmpty(), () -> "seed " + seed + ": " + text);
            assertEquals(first.sorted(), again.bindings().sorted(), () -> "seed " + seed + ": " + text);
        }
    }
}
