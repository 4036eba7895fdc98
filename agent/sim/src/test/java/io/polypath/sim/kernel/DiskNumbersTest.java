package io.polypath.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskNumbersTest {

    @Test
    void aWishedNameIsGivenWhereItIsFree() {
        DiskNumbers numbers = new DiskNumbers();
        for (int index : new int[] {0, 25, 26, 701, 702, 18_277}) {
            assertEquals(index, numbers.take(DiskNumbers.name(index)));
        }
        assertEquals(1, numbers.take("sda"));
        assertEquals(2, numbers.take("nvme0n1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, sda, 8, 0", "1, sdb, 8, 16", "15, sdp, 8, 240", "16, sdq, 65, 0", "25, sdz, 65, 144", "26, sdaa, 65, 160",
        "127, sddx, 71, 240", "128, sddy, 128, 0", "255, sdiv, 135, 240", "256, sdiw, 8, 256", "272, sdjm, 65, 256",
        "701, sdzz, 131, 720", "702, sdaaa, 131, 736", "10000, sdntq, 65, 9984"
    })
    void theKernelsNameAndNumbersFollowFromTheIndex(int index, String name, int major, int minor) {
        assertEquals(name, DiskNumbers.name(index));
        assertEquals(major, DiskNumbers.major(index));
        assertEquals(minor, DiskNumbers.minor(index));
    }

    @Test
    void noTwoOfThirtyThousandDisksShareANumberOrAName() {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < 30_000; index++) {
            seen.add(DiskNumbers.major(index) + ":" + DiskNumbers.minor(index));
            seen.add(DiskNumbers.name(index));
        }
        assertEquals(60_000, seen.size());
    }

    @Test
    void theLowestFreeIndexIsTakenAndTheSequenceNeverReturns() {
        DiskNumbers numbers = new DiskNumbers();
        assertEquals(0, numbers.take(""));
        assertEquals(1, numbers.take(""));
        numbers.release(0);
        assertEquals(0, numbers.take(""));
        assertEquals(1, numbers.nextSequence());
        assertEquals(2, numbers.nextSequence());
        assertThrows(IllegalStateException.class, () -> numbers.release(7));
    }
}
