package io.polypath.cli.recording;

/** What a block holds. The code is in the file: numbers are never used again for another meaning. */
enum BlockKind {
    /** Lines {@code key=value} about the host and the recorder. */
    ABOUT(1),
    /** A text of the host: u16 length of its name, its name, the text. A long one goes on in the next block, under the same name. */
    PART(2),
    /** A mapped file: u32 number, u32 zero, the first 256 bytes of the file. */
    STREAM(3),
    /** Records of a flight file: u32 number of the stream, u32 zero; then each with u64 sequence, u64 time, payload. */
    RECORDS(4),
    /** Rows of a table: u32 number of the stream, u32 zero, u64 when read; then each with u32 index, u32 zero, u64 version, payload. */
    ROWS(5),
    /** The last block: u64 wall ns of the end, u32 CRC-32C of all bytes before the block, u32 zero. */
    END(6);

    private static final BlockKind[] ALL = values();

    private final int code;

    BlockKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The kind of a code, or null. */
    static BlockKind ofCode(int code) {
        for (BlockKind kind : ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
