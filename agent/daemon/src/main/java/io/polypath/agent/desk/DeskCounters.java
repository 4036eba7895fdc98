package io.polypath.agent.desk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the desk did. Written by the desk lane, read by any thread. */
public final class DeskCounters {

    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong clients = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong views = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong lateReplies = new AtomicLong();
    private final AtomicLongArray refusals = new AtomicLongArray(Refusal.values().length);

    /** All zero. */
    public DeskCounters() {}

    void connected(int clientsNow) {
        increment(connections);
        clients.lazySet(clientsNow);
    }

    void left(int clientsNow) {
        clients.lazySet(clientsNow);
    }

    void request() {
        increment(requests);
    }

    void view() {
        increment(views);
    }

    void page() {
        increment(pages);
    }

    void lateReply() {
        increment(lateReplies);
    }

    void refused(Refusal refusal) {
        refusals.lazySet(refusal.ordinal(), refusals.getPlain(refusal.ordinal()) + 1);
    }

    private static void increment(AtomicLong counter) {
        counter.lazySet(counter.getPlain() + 1);
    }

    /** Connections accepted. */
    public long connections() {
        return connections.get();
    }

    /** Connections now. */
    public long clients() {
        return clients.get();
    }

    /** Whole requests received. */
    public long requests() {
        return requests.get();
    }

    /** Views that the owner drew. */
    public long views() {
        return views.get();
    }

    /** Pages written; clients that asked the same at the same time shared one. */
    public long pages() {
        return pages.get();
    }

    /** Replies of the owner for which nobody waited any more. */
    public long lateReplies() {
        return lateReplies.get();
    }

    /** How often something was refused for this reason. */
    public long refusals(Refusal refusal) {
        return refusals.get(refusal.ordinal());
    }
}
