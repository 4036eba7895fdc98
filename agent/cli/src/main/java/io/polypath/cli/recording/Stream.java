package io.polypath.cli.recording;

import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.FileKind;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One mapped file of one run of the daemon, as far as a recording has it. Owned by one thread. */
public final class Stream {

    private final int number;
    private final FileHeader header;
    private final NavigableSet<Long> looks = new TreeSet<>();
    private long first;
    private long last;
    private long records;

    Stream(int number, FileHeader header) {
        this.number = number;
        this.header = header;
    }

    int number() {
        return number;
    }

    /** What the file began with. */
    public FileHeader header() {
        return header;
    }

    /** Counts a record of a flight file, in the order of their numbers. */
    void add(long sequence) {
        first = records == 0 ? sequence : first;
        last = sequence;
        records++;
    }

    /** Counts a row of a table. @param readNs when it was read */
    void addRow(long readNs) {
        looks.add(readNs);
        records++;
    }

    /** When rows of a table were read, CLOCK_MONOTONIC of the host. */
    NavigableSet<Long> looks() {
        return looks;
    }

    /** Number of the first record that is there; 0 when there is none. */
    long first() {
        return first;
    }

    /** Whether it is a flight ring, of which records can be lost. */
    public boolean isRing() {
        return header.kind() == FileKind.FLIGHT;
    }

    /** Number of the last record that is there; 0 when there is none. */
    public long last() {
        return last;
    }

    /** Records of a flight file, or rows of a table each time that they were recorded. */
    public long records() {
        return records;
    }

    /** Records between the first one and the last one that are not there: newer ones overwrote them before they could be read. */
    public long lost() {
        return records == 0 || first == 0 ? 0 : last - first + 1 - records;
    }
}
