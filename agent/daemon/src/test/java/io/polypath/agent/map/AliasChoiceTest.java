package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.AliasChoice.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AliasChoiceTest {

    private static final Predicate<String> NOBODY = name -> false;

    /** {@code "Pa W0, Pb W1"}. */
    private static Bindings bindings(String text) {
        Bindings bindings = new Bindings();
        for (String line : text.isEmpty() ? new String[0] : text.split(", ")) {
            bindings.add(new Binding(line.split(" ")[0], line.split(" ")[1]));
        }
        return bindings;
    }

    private static void check(Kind kind, String alias, String bound, String wwid, String existing, String... used) {
        AliasChoice choice = AliasChoice.choose(
                new AliasRequest("P", wwid, existing, false), bindings(bound), Set.of(used)::contains);
        assertEquals(new AliasChoice(kind, alias), choice);
    }

    @Test
    void aNewLogicalUnitGetsTheLowestFreeName() {
        check(Kind.NEW, "Pa", "", "W0", null);
        check(Kind.NEW, "Pc", "Pb W1, Pf W6, Pa W0", "W7", null);
        check(Kind.NEW, "Pd", "Pc W2, Pb W1", "W4", null, "Pa");
    }

    @Test
    void aBoundLogicalUnitGetsItsName() {
        check(Kind.BOUND, "Pa", "Pa W0", "W0", null);
    }

    @Test
    void aBoundNameThatAnotherMapHasIsNotGiven() {
        check(Kind.HELD_BY_OTHER_MAP, null, "Pa W0", "W0", null, "Pa");
    }

    @Test
    void aMapKeepsAnUnboundNameThatFitsThePrefix() {
        check(Kind.ADOPTED, "Pz", "", "W0", "Pz");
        check(Kind.ADOPTED, "Pz", "Pb W1", "W0", "Pz");
        check(Kind.NEW, "Pa", "", "W0", "Qz");
        check(Kind.NEW, "Pa", "", "W0", "P0");
        check(Kind.NEW, "Pa", "", "W0", "Pz z");
        check(Kind.NEW, "Pa", "", "W0", "W0");
    }

    @Test
    void aMapKeepsANameThatIsBoundToIt() {
        check(Kind.EXISTING, "Pz", "Pz W0", "W0", "Pz");
        check(Kind.EXISTING, "Pz", "Pa W0, Pz W0", "W0", "Pz");
    }

    @Test
    void aMapLosesANameThatIsBoundToAnother() {
        check(Kind.NEW, "Pa", "Pz W9", "W0", "Pz");
        check(Kind.NEW, "Pb", "Pz W9", "W0", "Pz", "Pa");
        check(Kind.BOUND, "Pc", "Pz W9, Pc W2", "W2", "Pz");
        check(Kind.HELD_BY_OTHER_MAP, null, "Pz W9, Pc W2", "W2", "Pz", "Pc");
    }

    @Test
    void theBoundNameIsMoreLastingThanTheMaps() {
        check(Kind.BOUND, "Pa", "Pa W0", "W0", "Pz");
        check(Kind.HELD_BY_OTHER_MAP, null, "Pa W0", "W0", "Pz", "Pa");
    }

    @Test
    void withoutPermissionToBindOnlyBoundNamesAreGiven() {
        AliasRequest fresh = new AliasRequest("P", "W0", null, true);
        assertSame(Kind.READ_ONLY, AliasChoice.choose(fresh, bindings(""), NOBODY).kind());
        assertSame(Kind.READ_ONLY, AliasChoice.choose(
                new AliasRequest("P", "W0", "Pz", false).onlyReading(), bindings(""), NOBODY).kind());
        assertEquals("Pa", AliasChoice.choose(fresh, bindings("Pa W0"), NOBODY).alias());
        assertEquals("Pz", AliasChoice.choose(
                new AliasRequest("P", "W0", "Pz", true), bindings("Pz W0"), NOBODY).alias());
    }

    @Test
    void whatTheFileCannotHoldIsNotBound() {
        check(Kind.UNFIT, null, "", "W 0", null);
        check(Kind.UNFIT, null, "", "#", "Pz");
        assertSame(Kind.UNFIT, AliasChoice.choose(
                new AliasRequest("x".repeat(127), "W0", null, false), bindings(""), NOBODY).kind());
    }

    @Test
    void manyNamesInUseAreSteppedOver() {
        assertEquals(AliasNumber.letters(100_000), AliasChoice.choose(new AliasRequest("", "W0", null, false),
                bindings(""), name -> AliasNumber.scan("", name) < 100_000).alias());
    }

    /** All requests over three names and two WWIDs, all bindings of these names, all sets of names in use. */
    @Test
    void noChoiceGivesAwayWhatBelongsToAnother() {
        String[] owners = {null, "W0", "W1"};
        for (int code = 0; code < 27 * 8 * 4; code++) {
            Bindings bindings = new Bindings();
            Set<String> used = new HashSet<>();
            for (int i = 0, owner = code % 27, use = code / 27 % 8; i < 3; i++, owner /= 3, use /= 2) {
                String name = "P" + AliasNumber.letters(i + 1);
                if (owners[owner % 3] != null) {
                    bindings.add(new Binding(name, owners[owner % 3]));
                }
                if (use % 2 == 1) {
                    used.add(name);
                }
            }
            int existing = code / 27 / 8;
            String name = existing == 0 ? null : "P" + AliasNumber.letters(existing);
            if (name == null || used.add(name) && used.remove(name)) {
                sound(bindings, used, name);
            }
        }
    }

    /** A map's own name is never in use by another. */
    private static void sound(Bindings bindings, Set<String> used, String existing) {
        AliasChoice choice = AliasChoice.choose(
                new AliasRequest("P", "W0", existing, false), bindings, used::contains);
        String owner = choice.alias() == null ? null : bindings.wwidOf(choice.alias());
        switch (choice.kind()) {
            case EXISTING -> {
                assertEquals(existing, choice.alias());
                assertEquals("W0", owner);
            }
            case BOUND -> {
                assertEquals("W0", owner);
                assertTrue(!used.contains(choice.alias()));
            }
            case ADOPTED -> {
                assertEquals(existing, choice.alias());
                assertNull(owner);
                assertNull(bindings.aliasOf("W0"));
            }
            case NEW -> {
                assertNull(owner);
                assertNull(bindings.aliasOf("W0"));
                assertTrue(!used.contains(choice.alias()));
            }
            case HELD_BY_OTHER_MAP -> assertTrue(used.contains(bindings.aliasOf("W0")));
            case READ_ONLY, EXHAUSTED, UNFIT -> throw new AssertionError(choice);
        }
    }

    @Test
    void aChoiceHasANameExactlyWhereItHasNoReasonAgainstOne() {
        assertThrows(AssertionError.class, () -> new AliasChoice(Kind.NEW, null));
        assertThrows(AssertionError.class, () -> new AliasChoice(Kind.READ_ONLY, "Pa"));
    }

    @Test
    void aMapGoesByItsConfiguredNameThenItsFriendlyOneThenItsWwid() {
        assertEquals("db", MapName.choose("db", "Pa", "W0", NOBODY));
        assertEquals("Pa", MapName.choose(null, "Pa", "W0", NOBODY));
        assertEquals("W0", MapName.choose(null, null, "W0", NOBODY));
        assertEquals("W0", MapName.choose("db", "Pa", "W0", Set.of("db")::contains));
        assertEquals("W0", MapName.choose(null, "Pa", "W0", Set.of("Pa")::contains));
    }
}
