package io.polypath.agent.desk;

import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskReply;
import io.polypath.ringbuf.LaneQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders that are under way, and for whom. Owned by the desk lane. */
final class OrderBook {

    private final int limit;
    private final LaneQueue<DeskOrder> orders;
    private final Map<Long, Client> byTicket = new HashMap<>();
    private long lastTicket;
    private int unanswered;

    OrderBook(int limit, LaneQueue<DeskOrder> orders) {
        this.limit = limit;
        this.orders = orders;
    }

    /**
     * Passes a client's command to the owner.
     *
     * @return false when as many are under way as may be
     */
    boolean place(Client client, Meaning.Order order, long deadlineNs) {
        long ticket = lastTicket + 1;
        List<String> arguments = client.command.arguments();
        if (unanswered == limit || !orders.offer(new DeskOrder.Act(ticket, order.command(), arguments, deadlineNs))) {
            return false;
        }
        lastTicket = ticket;
        unanswered++;
        client.ticket = ticket;
        byTicket.put(ticket, client);
        return true;
    }

    /**
     * Its client does not wait any more. The owner still answers; when the queue is so full that it does not hear of this, it
     * answers by the order's deadline.
     */
    void forget(Client client) {
        byTicket.remove(client.ticket);
        orders.offer(new DeskOrder.Forget(client.ticket));
    }

    /** Whose answer this is; null when nobody waits for it any more. */
    Client answered(DeskReply.Done reply) {
        unanswered--;
        return byTicket.remove(reply.ticket());
    }
}
