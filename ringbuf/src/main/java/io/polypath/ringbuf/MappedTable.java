package io.polypath.ringbuf;

import static io.polypath.ringbuf.FileHeaderDescriptor.WORD;
import static io.polypath.ringbuf.TableRowDescriptor.PAYLOAD_OFFSET;
import static io.polypath.ringbuf.TableRowDescriptor.VERSION_OFFSET;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * A table of fixed rows in a mapped file, rewritten in place by one lane and read by {@link MappedTableReader} from any
 * process while the lane runs or after it died.
 *
 * <pre>
 *   MemorySegment row = table.open(7);      // what was published before is still in it
 *   row.set(...);
 *   table.publish(7);
 * </pre>
 *
 * <p>Owned by one lane. {@link #open} and {@link #publish} make no system call and allocate nothing. A row that is
 * open can be read by nobody, so it should be open for a few stores only. Two segments per row, about 100 bytes, lie
 * in the heap.
 */
public final class MappedTable {
    private static final int NONE = -1;

    private final MemorySegment file;
    private final int rowBytes;
    private final MemorySegment[] row;
    private final MemorySegment[] payload;
    private final long[] version;
    private int open = NONE;

    private MappedTable(MemorySegment file, int rowBytes, int rows) {
        this.file = file;
        this.rowBytes = rowBytes;
        row = new MemorySegment[rows];
        payload = new MemorySegment[rows];
        version = new long[rows];
    }

    /**
     * Makes a table file of rows that were never published, and keeps the one of the run before as {@code NAME.prev}.
     *
     * @param name 1 to 31 characters of a to z, 0 to 9 and hyphen
     * @param rowBytes a multiple of 8, 16 to 65,536; 8 bytes of it are the table's
     * @param rows 1 to 2^24
     * @param arena ends the mapping; accessible from the lane
     * @throws MappedFileException NO_SPACE, UNSAFE_DIRECTORY
     */
    public static MappedTable create(RunDirectory directory, String name, int rowBytes, int rows, Arena arena)
            throws IOException {
        FileHeader header = new FileHeader(FileKind.TABLE, name, rowBytes, rows, directory.run());
        return new MappedTable(directory.create(header, arena, empty -> {}), rowBytes, rows);
    }

    /**
     * Opens a row for writing. One row can be open at a time.
     *
     * @return {@link #payloadBytes}, with what was last published
     */
    public MemorySegment open(int index) {
        if (open != NONE) {
            throw new IllegalStateException("row " + open + " is still open");
        }
        if (row[index] == null) { // most tables have room for many more rows than are ever used
            row[index] = file.asSlice(FileHeaderDescriptor.BYTES + (long) index * rowBytes, rowBytes);
            payload[index] = row[index].asSlice(PAYLOAD_OFFSET);
        }
        WORD.setOpaque(row[index], (long) VERSION_OFFSET, -(version[index] + 1));
        VarHandle.releaseFence();
        open = index;
        return payload[index];
    }

    /** Publishes the row that is open. */
    public void publish(int index) {
        if (open != index) {
            throw new IllegalStateException("row " + index + " is not open");
        }
        open = NONE;
        version[index]++;
        WORD.setRelease(row[index], (long) VERSION_OFFSET, version[index]);
    }

    /** Bytes of a row that are the lane's. */
    public int payloadBytes() {
        return rowBytes - PAYLOAD_OFFSET;
    }

    /** How many rows there are. */
    public int rows() {
        return row.length;
    }
}
