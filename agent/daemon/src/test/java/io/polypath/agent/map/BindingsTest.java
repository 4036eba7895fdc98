package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BindingsTest {

    private static final String INT_MAX = "fxshrxw";

    /** Bindings of the prefix P, in this order, each to a WWID of its own. */
    private static Bindings bound(String... letters) {
        Bindings bindings = new Bindings();
        for (String name : letters) {
            assertSame(Bindings.Added.YES, bindings.add(new Binding("P" + name, "W" + name)));
        }
        return bindings;
    }

    private static void check(int free, Bindings bindings, String... used) {
        Set<String> names = new HashSet<>();
        List.of(used).forEach(name -> names.add("P" + name));
        assertEquals(free, bindings.freeNumber("P", names::contains));
    }

    private static String[] range(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(AliasNumber::letters).toArray(String[]::new);
    }

    @Test
    void theFirstNumberIsFreeUnlessAMapHasItsName() {
        check(1, bound());
        check(2, bound(), "a");
    }

    @Test
    void theFirstGapIsFree() {
        check(2, bound("a"));
        check(2, bound("a", "c"));
        check(2, bound("c", "a"));
        check(3, bound("a", "z", "b"));
        check(3, bound("b", "z", "a"));
        check(3, bound("b", "a"));
        check(2, bound("a", "z"));
    }

    @Test
    void namesThatMapsHaveAreSteppedOver() {
        check(5, bound("a"), "b", "c", "d");
        check(2, bound("a", "d"));
        check(3, bound("a", "d"), "b");
        check(5, bound("a", "d"), "b", "c");
        check(6, bound("a", "d"), "b", "c", "e");
        check(5, bound("c", "a", "d"), "b");
    }

    @Test
    void afterAFullRowTheSearchGoesOnBehindIt() {
        check(28, bound(range(1, 27)));
        check(31, bound(range(1, 27)), "ab", "ac", "ad");
    }

    @Test
    void farNamesDoNotMatter() {
        Bindings zz = bound(range(1, 27));
        zz.add(new Binding("Pzz", "W"));
        check(28, zz);
        Bindings last = bound(range(1, 27));
        last.add(new Binding("P" + INT_MAX, "W"));
        check(28, last);
        Bindings gap = bound(range(2, 27));
        gap.add(new Binding("P" + INT_MAX, "W"));
        check(28, gap, "a");
    }

    @Test
    void otherPrefixesAndNamesWithoutNumberDoNotMatter() {
        Bindings bindings = bound("a");
        bindings.add(new Binding("Qb", "W1"));
        bindings.add(new Binding("PB", "W2"));
        bindings.add(new Binding("data", "W3"));
        check(2, bindings);
        assertEquals(1, bindings.freeNumber("Z", name -> false));
    }

    @Test
    void anAliasBelongsToOneWwidAndAWwidGoesByItsFirstAlias() {
        Bindings bindings = bound();
        assertSame(Bindings.Added.YES, bindings.add(new Binding("Paa", "W1")));
        assertSame(Bindings.Added.YES, bindings.add(new Binding("Pz", "W1")));
        assertSame(Bindings.Added.DUPLICATE, bindings.add(new Binding("Pz", "W1")));
        assertSame(Bindings.Added.CONFLICT, bindings.add(new Binding("Pz", "W2")));
        assertEquals("Pz", bindings.aliasOf("W1"));
        assertEquals("W1", bindings.wwidOf("Paa"));
        assertNull(bindings.aliasOf("W2"));
        assertNull(bindings.wwidOf("Pa"));
        assertEquals(2, bindings.size());
    }

    @Test
    void bindingsAreSortedByLengthAndThenByCharacter() {
        Bindings bindings = new Bindings();
        for (String alias : List.of("mpathaa", "mpathb", "Z", "mpatha", "a", "mpathZ")) {
            bindings.add(new Binding(alias, "W"));
        }
        assertEquals(List.of("Z", "a", "mpathZ", "mpatha", "mpathb", "mpathaa"),
                bindings.sorted().stream().map(Binding::alias).toList());
    }

    @Test
    void whatTheFileCannotHoldIsNoName() {
        for (String text : List.of("", "a b", "a\tb", "a#", "a\n", "\u0000", "\u007f", "\u0100", "x".repeat(128))) {
            assertFalse(Binding.isName(text), text);
            assertThrows(AssertionError.class, () -> new Binding(text, "W"));
            assertThrows(AssertionError.class, () -> new Binding("a", text));
        }
        assertTrue(Binding.isName("x".repeat(127)));
        assertTrue(Binding.isName("\u00e9"));
    }

    /** Random bindings and maps against a search that tries one number after the other. */
    @Test
    void theFreeNumberIsAlwaysTheLowestOne() {
        long seed = Long.getLong("polypath.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            Bindings bindings = new Bindings();
            Set<String> names = new HashSet<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                String name = (random.nextInt(4) == 0 ? "Q" : "P") + AliasNumber.letters(random.nextInt(1, 40));
                bindings.add(new Binding(name, "W" + i));
            }
            for (int i = random.nextInt(20); i > 0; i--) {
                names.add("P" + AliasNumber.letters(random.nextInt(1, 40)));
            }
            int lowest = 1;
            while (names.contains("P" + AliasNumber.letters(lowest))
                    || bindings.wwidOf("P" + AliasNumber.letters(lowest)) != null) {
                lowest++;
            }
            assertEquals(lowest, bindings.freeNumber("P", names::contains), () -> "seed " + seed);
        }
    }
}
