package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.map.FindMultipaths.Claim;
import org.junit.jupiter.api.Test;

class FindMultipathsTest {

    private static final int FLAGS = 9;

    /** Facts by the bits of a number; a second path is the last of them. */
    private static ClaimFacts facts(int bits) {
        return new ClaimFacts(bit(bits, 0), bit(bits, 1), bit(bits, 2), bit(bits, 3), bit(bits, 4), bit(bits, 5), bit(bits, 6),
                bit(bits, 7), bit(bits, 8), bit(bits, FLAGS) ? 2 : 1);
    }

    private static boolean bit(int bits, int number) {
        return (bits >> number & 1) != 0;
    }

    /** A disk that nothing is known about, while the daemon runs. */
    private static ClaimFacts stranger(boolean inUse, boolean released, boolean opened, int paths) {
        return new ClaimFacts(false, true, true, false, inUse, false, false, released, opened, paths);
    }

    @Test
    void theTableOfMapsIsTheIncumbents() {
        for (int bits = 0; bits < 8; bits++) {
            boolean mapped = bit(bits, 0);
            boolean several = bit(bits, 1);
            boolean known = bit(bits, 2);
            int paths = several ? 2 : 1;
            assertEquals(true, FindMultipaths.OFF.wantsMap(mapped, paths, known));
            assertEquals(true, FindMultipaths.GREEDY.wantsMap(mapped, paths, known));
            assertEquals(mapped || several || known, FindMultipaths.ON.wantsMap(mapped, paths, known));
            assertEquals(mapped || several || known, FindMultipaths.SMART.wantsMap(mapped, paths, known));
            assertEquals(known, FindMultipaths.STRICT.wantsMap(mapped, paths, known));
        }
    }

    @Test
    void whateverAMapHoldsIsClaimedAndNothingElseWithoutADaemonOrAgainstTheBlacklist() {
        for (int bits = 0; bits < 1 << FLAGS + 1; bits++) {
            ClaimFacts facts = facts(bits);
            for (FindMultipaths mode : FindMultipaths.values()) {
                Claim claim = mode.claims(facts);
                if (facts.inMap()) {
                    assertSame(Claim.YES, claim);
                } else if (!facts.daemonReachable() || !facts.candidate() || facts.failedBefore()) {
                    assertSame(Claim.NO, claim);
                } else if (facts.released() && !(facts.known() && mode != FindMultipaths.GREEDY)) {
                    assertSame(Claim.NO, claim);
                }
            }
        }
    }

    @Test
    void onlySmartGuesses() {
        for (int bits = 0; bits < 1 << FLAGS + 1; bits++) {
            for (FindMultipaths mode : FindMultipaths.values()) {
                if (mode != FindMultipaths.SMART) {
                    assertNotEquals(Claim.MAYBE, mode.claims(facts(bits)));
                }
            }
        }
        assertSame(Claim.MAYBE, FindMultipaths.SMART.claims(stranger(false, false, false, 1)));
        assertSame(Claim.YES, FindMultipaths.SMART.claims(stranger(false, false, false, 2)));
        assertSame(Claim.NO, FindMultipaths.SMART.claims(stranger(false, false, true, 2)));
        assertSame(Claim.NO, FindMultipaths.SMART.claims(stranger(true, false, false, 2)));
        assertSame(Claim.NO, FindMultipaths.SMART.claims(stranger(false, true, false, 2)));
    }

    @Test
    void offOnAndStrictClaimTheSame() {
        for (int bits = 0; bits < 1 << FLAGS + 1; bits++) {
            Claim strict = FindMultipaths.STRICT.claims(facts(bits));
            assertSame(strict, FindMultipaths.OFF.claims(facts(bits)));
            assertSame(strict, FindMultipaths.ON.claims(facts(bits)));
        }
    }

    @Test
    void greedyClaimsWhatNobodyUses() {
        assertSame(Claim.YES, FindMultipaths.GREEDY.claims(stranger(false, false, true, 1)));
        assertSame(Claim.NO, FindMultipaths.GREEDY.claims(stranger(true, false, false, 1)));
        assertSame(Claim.NO, FindMultipaths.GREEDY.claims(stranger(false, true, false, 1)));
    }

    @Test
    void unknownHardwareWaitsASecondWhereTheTimeIsNegative() {
        assertEquals(10, FindMultipaths.waitSeconds(-10, true));
        assertEquals(1, FindMultipaths.waitSeconds(-10, false));
        assertEquals(20, FindMultipaths.waitSeconds(20, false));
        assertEquals(20, FindMultipaths.waitSeconds(20, true));
    }

    @Test
    void everyModeHasItsKeyword() {
        for (FindMultipaths mode : FindMultipaths.values()) {
            assertSame(mode, FindMultipaths.of(mode.keyword()));
        }
        assertNull(FindMultipaths.of("yes"));
    }
}
