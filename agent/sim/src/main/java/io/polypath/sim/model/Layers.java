package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A value that faults lay others over. The last one laid counts; layers are taken away in any order, so that faults that
 * overlap leave nothing behind.
 *
 * <p>Guarded by the fabric's lock.
 *
 * @param <T> the value
 */
public final class Layers<T> {

    private final List<Layer<T>> laid = new ArrayList<>(1);
    private T base;
    private T top;

    /** One value on top of others. */
    public static final class Layer<T> {

        private final T value;

        private Layer(T value) {
            this.value = value;
        }
    }

    public Layers(T base) {
        setBase(base);
    }

    /** The value that counts. */
    public T top() {
        return top;
    }

    /** What counts when nothing is laid over it. */
    public T base() {
        return base;
    }

    public void setBase(T newBase) {
        base = newBase;
        settle();
    }

    /** Lays a value over all others. */
    public Layer<T> lay(T value) {
        Layer<T> layer = new Layer<>(value);
        laid.add(layer);
        settle();
        return layer;
    }

    /** Takes a layer away. */
    public void lift(Layer<T> layer) {
        if (!laid.remove(layer)) {
            throw new IllegalStateException("that layer is not laid");
        }
        settle();
    }

    private void settle() {
        top = laid.isEmpty() ? base : laid.getLast().value;
    }
}
