package io.polypath.agent.owner;

/** Free slots of one size. The slot that came back last goes out first: its memory is still in the cache. */
final class SlotStack {

    private final int first;
    private final int[] slots;
    private int size;

    /** Holds the slots {@code first} to {@code first + count - 1}, all of them free. */
    SlotStack(int first, int count) {
        this.first = first;
        slots = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            push(first + i);
        }
    }

    boolean owns(int slot) {
        return slot >= first && slot < first + slots.length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int pop() {
        size--;
        return slots[size];
    }

    void push(int slot) {
        slots[size] = slot;
        size++;
    }
}
