package io.polypath.agent.alua;

import io.polypath.ffm.scsi.ReplyFault;

/**
 * What the decoder made of a reply to REPORT TARGET PORT GROUPS. Filled anew for each reply and reused; owned by the
 * deciding lane.
 */
public final class RtpgReply {

    /** Whether the command asked for the extended header. */
    public boolean extendedHeader;
    /**
     * NONE when the path's own group is in a well-formed reply, NOT_FOUND when the reply is well-formed without it.
     * LONGER asks for another read: a caller whose buffer cannot grow says TRUNCATED instead.
     */
    public ReplyFault fault = ReplyFault.NONE;
    /** Access state of the path's group, 0 to Fh as received; only with NONE. */
    public int accessState;

    /** A reply that says nothing yet. */
    public RtpgReply() {}

    /** Prepares for another command. */
    public void clear(boolean extendedHeader) {
        this.extendedHeader = extendedHeader;
        fault = ReplyFault.NONE;
        accessState = 0;
    }
}
