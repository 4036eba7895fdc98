package io.polypath.udev.transport;

/** What a descriptor of an FPIN tells (FC-LS-5, notification descriptors; scsi/fc/fc_els.h, enum fc_ls_tlv_dtag). */
public enum FpinKind {
    /** Errors on a link. Lists the ports behind it. */
    LINK_INTEGRITY(0x00020001, 40, 36),
    /** A frame was not delivered. */
    DELIVERY(0x00020002, 28, FpinKind.NO_LIST),
    /** Another port is congested. Lists the ports behind it. */
    PEER_CONGESTION(0x00020003, 36, 32),
    /** Our own port is congested. */
    CONGESTION(0x00020004, 20, FpinKind.NO_LIST),
    /** Any other descriptor. */
    OTHER(0, 8, FpinKind.NO_LIST);

    static final int NO_LIST = -1;
    private static final FpinKind[] ALL = values();

    private final int tag;
    private final int fixedBytes;
    private final int countOffset;

    FpinKind(int tag, int fixedBytes, int countOffset) {
        this.tag = tag;
        this.fixedBytes = fixedBytes;
        this.countOffset = countOffset;
    }

    /** Number on the wire; 0 for {@link #OTHER}. */
    public int tag() {
        return tag;
    }

    /** Bytes of the descriptor with its tag and length, without the list of ports. */
    int fixedBytes() {
        return fixedBytes;
    }

    /** Where the number of ports is, or {@link #NO_LIST}. */
    int countOffset() {
        return countOffset;
    }

    static FpinKind of(int tag) {
        for (FpinKind kind : ALL) {
            if (kind.tag == tag) {
                return kind;
            }
        }
        return OTHER;
    }
}
