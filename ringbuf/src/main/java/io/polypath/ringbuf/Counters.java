package io.polypath.ringbuf;

import static io.polypath.ringbuf.FileHeaderDescriptor.WORD;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Named 64-bit counters in a mapped file, each on a cache line of its own. A counter is known by its place in the
 * list of names.
 *
 * <p>Any lane may call any method, with one restriction: a counter that is set with {@link #setRelease} has one lane
 * that does so, and is not incremented. No method makes a system call or allocates.
 */
public final class Counters {
    private final MemorySegment file;
    private final List<String> names;

    private Counters(MemorySegment file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    /**
     * Makes a counter file, all counters 0, and keeps the one of the run before as {@code NAME.prev}.
     *
     * @param name of the file, 1 to 31 characters of a to z, 0 to 9 and hyphen
     * @param names of the counters, all different, each 1 to 63 bytes of UTF-8
     * @param arena ends the mapping; accessible from every lane that counts
     * @throws MappedFileException NO_SPACE, UNSAFE_DIRECTORY
     */
    public static Counters create(RunDirectory directory, String name, List<String> names, Arena arena)
            throws IOException {
        if (names.contains("") || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("counter names must differ and not be empty: " + names);
        }
        FileHeader header =
                new FileHeader(FileKind.COUNTERS, name, CounterDescriptor.BYTES, names.size(), directory.run());
        MemorySegment file = directory.create(header, arena, contents -> writeNames(contents, header, names));
        return new Counters(file, List.copyOf(names));
    }

    private static void writeNames(MemorySegment contents, FileHeader header, List<String> names) {
        for (int slot = 0; slot < names.size(); slot++) {
            long offset = header.recordOffset(slot) + CounterDescriptor.NAME_OFFSET;
            FileHeaderDescriptor.writeText(contents, offset, CounterDescriptor.NAME_BYTES, names.get(slot));
        }
    }

    /** The place of a counter. @throws IllegalArgumentException when there is no counter of that name */
    public int slot(String name) {
        int slot = names.indexOf(name);
        if (slot < 0) {
            throw new IllegalArgumentException("no counter is named " + name);
        }
        return slot;
    }

    /** Adds one. */
    public void increment(int slot) {
        add(slot, 1);
    }

    /** Adds any number. */
    public void add(int slot, long much) {
        WORD.getAndAdd(file, offset(slot), much);
    }

    /** Replaces the value; only by the one lane that sets this counter. What it stored before is visible with it. */
    public void setRelease(int slot, long value) {
        WORD.setRelease(file, offset(slot), value);
    }

    /** The value now, never half of one. */
    public long get(int slot) {
        return (long) WORD.getAcquire(file, offset(slot));
    }

    /** How many counters there are. */
    public int size() {
        return names.size();
    }

    private long offset(int slot) {
        Objects.checkIndex(slot, names.size());
        return FileHeaderDescriptor.BYTES + (long) slot * CounterDescriptor.BYTES + CounterDescriptor.VALUE_OFFSET;
    }
}
