package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasNumberTest {

    @Test
    void numbersBecomeLettersAndLettersNumbers() {
        int[] numbers = {1, 2, 26, 27, 52, 53, 702, 703, 18278, 18279, 475254, 475255};
        String[] letters = {"a", "b", "z", "aa", "az", "ba", "zz", "aaa", "zzz", "aaaa", "zzzz", "aaaaa"};
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(letters[i], AliasNumber.letters(numbers[i]));
            assertEquals(numbers[i], AliasNumber.scan("P", "P" + letters[i]));
        }
    }

    @Test
    void theGreatestNumberIsIntMaxAndTheNextIsNone() {
        assertEquals("fxshrxw", AliasNumber.letters(Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, AliasNumber.scan("P", "Pfxshrxw"));
        assertEquals(AliasNumber.NONE, AliasNumber.scan("P", "Pfxshrxx"));
        assertEquals(AliasNumber.NONE, AliasNumber.scan("P", "Pzzzzzzz"));
        assertThrows(AssertionError.class, () -> AliasNumber.letters(0));
        assertThrows(AssertionError.class, () -> AliasNumber.letters(-1));
    }

    @Test
    void aBlankEndsTheName() {
        for (String alias : new String[] {"Pa", "Pa  00", "Pa\t00", "Pa\n"}) {
            assertEquals(1, AliasNumber.scan("P", alias), alias);
        }
    }

    @Test
    void whatIsNotAPrefixWithLettersHasNoNumber() {
        String[] aliases = {"P", "P 1", "P0", "Pa0c", "PA", "Qa", "", "p", "a", "Paaaaaaaa", "Pé", "P`", "P{", "P-"};
        for (String alias : aliases) {
            assertEquals(AliasNumber.NONE, AliasNumber.scan("P", alias), alias);
        }
        assertEquals(AliasNumber.NONE, AliasNumber.scan("mpath", "mpat"));
        assertEquals(AliasNumber.NONE, AliasNumber.scan("mpath", "mpbtha"));
    }

    @Test
    void everyNumberComesBackAndLongerNamesAreGreater() {
        String before = "";
        for (int number = 1; number <= 500_000; number++) {
            String letters = AliasNumber.letters(number);
            assertEquals(number, AliasNumber.scan("P", "P" + letters));
            int order = before.length() != letters.length()
                    ? Integer.compare(before.length(), letters.length())
                    : Integer.signum(before.compareTo(letters));
            assertEquals(-1, order, letters);
            before = letters;
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            int number = random.nextInt(1, Integer.MAX_VALUE);
            assertEquals(number, AliasNumber.scan("", AliasNumber.letters(number)));
        }
    }
}
