package io.polypath.cli.persist;

/**
 * What PERSISTENT RESERVE IN brought.
 *
 * @param data as many bytes as came; empty unless the status is SUCCESS
 */
record InReply(PrStatus status, byte[] data) {

    private static final byte[] NOTHING = {};

    static InReply none(PrStatus status) {
        return new InReply(status, NOTHING);
    }
}
