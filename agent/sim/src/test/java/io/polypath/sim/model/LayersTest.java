package io.polypath.sim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LayersTest {

    private final Layers<String> layers = new Layers<>("base");

    @Test
    void theLastLayerCountsWhateverIsTakenAwayBelow() {
        Layers.Layer<String> first = layers.lay("first");
        Layers.Layer<String> second = layers.lay("second");
        layers.lift(first);
        assertEquals("second", layers.top());
        layers.lift(second);
        assertEquals("base", layers.top());
    }

    @Test
    void aNewBaseShowsWhenNothingLiesOverIt() {
        Layers.Layer<String> layer = layers.lay("over");
        layers.setBase("other");
        assertEquals("over", layers.top());
        layers.lift(layer);
        assertEquals("other", layers.top());
        assertEquals("other", layers.base());
    }

    @Test
    void aLayerIsTakenAwayOnce() {
        Layers.Layer<String> layer = layers.lay("over");
        layers.lift(layer);
        assertThrows(IllegalStateException.class, () -> layers.lift(layer));
    }
}
