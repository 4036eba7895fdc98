package io.polypath.agent.desk;

import io.polypath.agent.config.effective.GlobalSettings;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.view.HostView;
import io.polypath.ringbuf.LaneQueue;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The view that clients are shown, and who waits for one that is recent enough for them. However many wait, the owner is asked
 * once. An owner that is busy keeps nobody waiting for long if somebody has been shown a view not long ago: then that one is shown again,
 * unless it is from before an order was done. Owned by the desk lane.
 */
final class Window {

    /** How long the owner has for a new view, where the last one would do. */
    private static final long PATIENCE_NS = 250_000_000L;

    /** How old that one may be when the client asks. */
    private static final long OUTDATED_NS = 5_000_000_000L;

    private static final long DEFAULT_LIMIT_NS = 4_000_000_000L;

    private final DeskLimits limits;
    private final DeskCounters counters;
    private final LaneQueue<DeskOrder> orders;

    /** In the order in which they asked. */
    private final LinkedHashSet<Client> waiting = new LinkedHashSet<>();

    /** Those of them who the last view would not do for. */
    private final LinkedHashSet<Client> steadfast = new LinkedHashSet<>();
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
        steadfast.remove(client);
        served.remove(client);
    }

    private boolean suits(Client client) {
        return isRecent(client, limits.viewAgeNs(client.root));
    }

    private boolean isRecent(Client client, long ageNs) {
        return view != null && view.takenNs() - Math.max(client.askedNs - ageNs, client.notBeforeNs) >= 0;
    }

    /** When somebody will have waited long enough for a new view, or {@link Lane#NEVER}. */
    long deadlineNs() {
        return waiting.isEmpty() || view == null ? Lane.NEVER : waiting.getFirst().askedNs + PATIENCE_NS;
    }

    /** Whoever has waited long enough is shown the last view, if that is not too old. */
    void makeDo(long nowNs) {
        while (deadlineNs() - nowNs <= 0) {
            Client client = waiting.removeFirst();
            (isRecent(client, OUTDATED_NS) ? served : steadfast).add(client);
        }
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
        serve(steadfast);
        serve(waiting);
        if (!steadfast.isEmpty() || !waiting.isEmpty()) {
            ask();
        }
    }

    private void serve(Set<Client> clients) {
        for (Iterator<Client> all = clients.iterator(); all.hasNext(); ) {
            Client client = all.next();
            if (suits(client)) {
                all.remove();
                served.add(client);
            }
        }
    }

    /** The next client whose view is there, or null. */
    Client next() {
        return served.isEmpty() ? null : served.removeFirst();
    }

    /** {@code nowNs}, or a moment that the view does not show yet: the owner has drawn it while this step of the desk was under way. */
    long justAfterView(long nowNs) {
        return view == null ? nowNs : Math.max(nowNs, view.takenNs() + 1);
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
