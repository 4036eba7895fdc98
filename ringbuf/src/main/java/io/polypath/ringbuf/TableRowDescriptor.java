package io.polypath.ringbuf;

/**
 * One row of a table file.
 *
 * <pre>
 *    0   version (8)        0 never published · -v version v is being written · v version v is complete
 *    8   payload            up to the row's size
 * </pre>
 *
 * A reader that finds the same v before and after its copy has version v as a whole.
 */
final class TableRowDescriptor {
    static final int VERSION_OFFSET = 0;
    static final int PAYLOAD_OFFSET = 8;

    private TableRowDescriptor() {}
}
