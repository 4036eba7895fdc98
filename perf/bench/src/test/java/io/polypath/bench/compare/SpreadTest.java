package io.polypath.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheMiddleValueOrBetweenTheTwo() {
        assertEquals(5, new Spread(List.of(9.0, 1.0, 5.0)).median());
        assertEquals(3, new Spread(List.of(9.0, 1.0, 5.0, 1.0)).median());
        assertEquals(7, new Spread(List.of(7.0)).median());
    }

    @Test
    void aRangeGoesFromTheLeastToTheMost() {
        Spread spread = new Spread(List.of(9.0, 1.0, 5.0));
        assertEquals(1, spread.least());
        assertEquals(9, spread.most());
    }

    @Test
    void rangesThatTouchOverlap() {
        Spread low = new Spread(List.of(1.0, 2.0));
        assertTrue(low.overlaps(new Spread(List.of(2.0, 3.0))));
        assertTrue(new Spread(List.of(0.0, 9.0)).overlaps(low));
        assertFalse(low.overlaps(new Spread(List.of(2.1))));
    }

    @Test
    void nothingHasNoSpread() {
        assertThrows(IllegalArgumentException.class, () -> new Spread(List.of()));
    }
}
