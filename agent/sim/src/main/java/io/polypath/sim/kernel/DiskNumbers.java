package io.polypath.sim.kernel;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Numbers and names of SCSI disks as the kernel's sd driver gives them: the lowest free index, its letters, and its device
 * numbers. Of the index's bits, 7-4 choose one of sixteen majors, 3-0 and everything from 8 on the minor (drivers/scsi/sd.c);
 * so the 257th disk is 8:256, not a disk of another major.
 *
 * <p>Guarded by the fabric's lock.
 */
final class DiskNumbers {

    private static final Pattern DISK = Pattern.compile("sd[a-z]{1,4}");
    private static final int LETTERS = 26;
    private static final int FIRST_MAJOR = 8;
    private static final int SECOND_MAJOR = 65;
    private static final int NINTH_MAJOR = 128;

    private final BitSet used = new BitSet();
    private long sequence;

    DiskNumbers() {}

    /**
     * Takes an index.
     *
     * @param name whose index it shall be, if that is free; the lowest free one otherwise, as for an empty name
     */
    int take(String name) {
        int wished = DISK.matcher(name).matches() ? index(name) : -1;
        int index = wished < 0 || used.get(wished) ? used.nextClearBit(0) : wished;
        used.set(index);
        return index;
    }

    /** Gives an index back. The kernel does so when the last opener has closed the removed disk. */
    void release(int index) {
        if (!used.get(index)) {
            throw new IllegalStateException("disk index " + index + " is not in use");
        }
        used.clear(index);
    }

    /** The next number of {@code diskseq}, which is never used again. */
    long nextSequence() {
        return ++sequence;
    }

    /** {@code sda} to {@code sdz}, {@code sdaa} and so on. */
    static String name(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('a' + rest % LETTERS));
        }
        return letters.insert(0, "sd").toString();
    }

    private static int index(String name) {
        int index = 0;
        for (char letter : name.substring(2).toCharArray()) {
            index = index * LETTERS + letter - 'a' + 1;
        }
        return index - 1;
    }

    static int major(int index) {
        int choice = index >> 4 & 0xf;
        if (choice == 0) {
            return FIRST_MAJOR;
        }
        return choice < 8 ? SECOND_MAJOR + choice - 1 : NINTH_MAJOR + choice - 8;
    }

    static int minor(int index) {
        return (index & 0xf) << 4 | index & 0xfff00;
    }
}
