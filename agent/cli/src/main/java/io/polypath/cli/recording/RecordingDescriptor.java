package io.polypath.cli.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Layout of a recording. All numbers are little endian; payloads of records and rows are as the host had them, which was little endian.
 *
 * <pre>
 *    0   magic (8)           PPRECORD
 *    8   version (4)         1
 *   12   header bytes (4)    32
 *   16   wall ns (8)         since 1970: when the recording began
 *   24   (zero)
 *   28   CRC-32C of bytes 0 to 27 (4)
 *   32   blocks, each:
 *          0   kind (4)            a code of BlockKind
 *          4   number (4)          from 0 on
 *          8   stored bytes (4)    of what follows its header
 *         12   bytes (4)           of that when it is inflated, at most 1 MiB
 *         16   CRC-32C of what is stored (4)
 *         20   CRC-32C of bytes 0 to 19 (4)
 *         24   stored: DEFLATE (RFC 1951)
 * </pre>
 *
 * The last block, and no other one, is an END, and nothing follows it.
 */
final class RecordingDescriptor {

    static final byte[] MAGIC = {'P', 'P', 'R', 'E', 'C', 'O', 'R', 'D'};
    static final int VERSION = 1;
    static final int HEADER_BYTES = 32;
    static final int BLOCK_HEADER_BYTES = 24;

    /** Of one block, inflated. */
    static final int BLOCK_MOST_BYTES = 1 << 20;

    /** What does not compress becomes longer, by less than this with any implementation. */
    static final int STORED_MOST_BYTES = BLOCK_MOST_BYTES / 8 * 9;

    /** Of all blocks, inflated. */
    static final long TOTAL_MOST_BYTES = 4L << 30;

    static final int STREAMS_MOST = 256;
    static final long PARTS_MOST_BYTES = 64L << 20;
    static final int NAME_MOST_BYTES = 255;

    /** Of a file that is unpacked: of a flight ring of 256-byte records, two million of them. */
    static final long IMAGE_MOST_BYTES = 1L << 30;

    static final int VERSION_OFFSET = 8;
    static final int HEADER_BYTES_OFFSET = 12;
    static final int WALL_NS_OFFSET = 16;
    static final int CHECKSUM_OFFSET = 28;

    static final int NUMBER_OFFSET = 4;
    static final int STORED_OFFSET = 8;
    static final int BYTES_OFFSET = 12;
    static final int STORED_CHECKSUM_OFFSET = 16;
    static final int BLOCK_CHECKSUM_OFFSET = 20;

    /** Of RECORDS and, with the time, of ROWS. */
    static final int STREAM_NUMBER_BYTES = 8;
    static final int ROWS_HEAD_BYTES = 16;

    /** Sequence and time of a record; index and version of a row. */
    static final int ENTRY_HEAD_BYTES = 16;

    static final int END_BYTES = 16;

    private RecordingDescriptor() {}

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int checksum(byte[] bytes, int count) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, count);
        return (int) crc.getValue();
    }
}
