package io.polypath.agent.desk;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;

/** Sends answers straight from their pages, as much as a socket takes and never more than a share at a time. Desk lane. */
final class ReplySender {

    /** How far an answer has gone. */
    enum Progress {
        /** All of it is in the kernel. */
        SENT,
        /** The rest follows when epoll says so. */
        PART,
        /** The other end is gone. */
        LOST
    }

    /** Half a megabyte: then others have their turn. */
    private static final int SHARE_PAGES = 64;

    private final Sys sys;
    private final ReplyPages pages;

    ReplySender(Sys sys, ReplyPages pages) {
        this.sys = sys;
        this.pages = pages;
    }

    /** Sends more of the client's reply. */
    Progress send(Client client) {
        for (int sends = 0; sends < SHARE_PAGES && client.sentBytes < client.reply.bytes; sends++) {
            int here = (int) Math.min(ReplyPages.PAGE_BYTES - client.pageOffset, client.reply.bytes - client.sentBytes);
            long sent = sys.send(client.fd, pages.slice(client.page, client.pageOffset, here), here,
                    Linux.MSG_NOSIGNAL() | Linux.MSG_DONTWAIT());
            if (sent == -Errno.EAGAIN || sent == -Errno.EINTR) {
                return Progress.PART;
            }
            if (sent < 0) {
                return Progress.LOST;
            }
            advance(client, (int) sent);
        }
        return client.sentBytes == client.reply.bytes ? Progress.SENT : Progress.PART;
    }

    private void advance(Client client, int sent) {
        client.sentBytes += sent;
        client.pageOffset += sent;
        if (client.pageOffset == ReplyPages.PAGE_BYTES) {
            client.page = pages.next(client.page);
            client.pageOffset = 0;
        }
    }
}
