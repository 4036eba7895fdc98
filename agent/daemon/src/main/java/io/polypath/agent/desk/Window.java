package io.polypath.agent.desk;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.view.HostView;
import io.polypath.ringbuf.LaneQueue;
import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * The view that clients are shown, and who waits for one that is recent enough for them. However many wait, the owner is asked
 * once. Owned by the desk lane.
 */
final class Window {

    private static final long DEFAULT_LIMIT_NS = 4_000_000_000L;

    private final DeskLimits limits;
    private final DeskCounters counters;
    private final LaneQueue<DeskOrder> orders;
    private final LinkedHashSet<Client> waiting = new LinkedHashSet<>();
    private final LinkedHashSet<Client> served = new LinkedHashSet<>();
    private HostView view;
    private boolean asked;
    private long clientLimitNs = DEFAULT_LIMIT_NS;

    Window(DeskLimits limits, DeskCounters counters, LaneQueue<DeskOrder> orders) {
        this.limits = limits;
        this.counters = counters;
        this.orders = orders;
    }

    /** A client wants to look. */
    void await(Client client) {
        if (suits(client)) {
            served.add(client);
        } else {
            waiting.add(client);
            ask();
        }
    }

    /** A client does not want to look any more. */
    void leave(Client client) {
        waiting.remove(client);
        served.remove(client);
    }

    private boolean suits(Client client) {
        if (view == null) {
            return false;
        }
        long oldestNs = Math.max(client.askedNs - limits.viewAgeNs(client.root), client.notBeforeNs);
        return view.takenNs() - oldestNs >= 0;
    }

    private void ask() {
        asked = asked || orders.offer(new DeskOrder.Look());
    }

    /** The owner's answer. */
    void looked(HostView host) {
        asked = false;
        view = host;
        counters.view();
        clientLimitNs = GlobalSettings.of(host.conf()).clientTimeoutMs() * 1_000_000L;
        for (Iterator<Client> all = waiting.iterator(); all.hasNext(); ) {
            Client client = all.next();
            if (suits(client)) {
                all.remove();
                served.add(client);
            }
        }
        if (!waiting.isEmpty()) {
            ask();
        }
    }

    /** The next client whose view is there, or null. */
    Client next() {
        return served.isEmpty() ? null : served.removeFirst();
    }

    /** What the clients of {@link #next} are shown. */
    HostView view() {
        return view;
    }

    /** How long a client waits for an answer: the option {@code uxsock_timeout}, its default before the first view. */
    long clientLimitNs() {
        return clientLimitNs;
    }
}
