package io.polypath.agent.desk;

import io.polypath.agent.path.Check;

/** An answer on its way, perhaps to several clients. Owned by the desk lane. */
final class Reply {

    final int firstPage;

    /** Length, text and terminator. */
    final long bytes;

    private final boolean root;
    private int holders = 1;

    /** Of one holder: whoever made it. */
    Reply(int firstPage, long bytes, boolean root) {
        this.firstPage = firstPage;
        this.bytes = bytes;
        this.root = root;
    }

    /** One more holder. */
    Reply share() {
        Check.that(holders > 0, "a reply that is shared is there");
        holders++;
        return this;
    }

    /** One holder less; the last one gives the memory back. */
    void drop(ReplyPages pages) {
        holders--;
        Check.that(holders >= 0, "every holder drops a reply once", holders);
        if (holders == 0) {
            pages.release(firstPage, root);
        }
    }
}
