package io.polypath.sim.kernel;

import io.polypath.udev.NetlinkGroup;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

/**
 * The transports' netlink groups of the simulated host: what is sent waits here until the agent's one socket of the group takes it.
 * Guarded by the fabric's lock.
 */
public final class TransportFeed {

    /** Datagrams that a socket's receive buffer holds. */
    static final int BUFFERED = 4_096;

    private final Map<NetlinkGroup, Queue<byte[]>> buffers = new EnumMap<>(NetlinkGroup.class);
    private Runnable listener = () -> {};
    private boolean loss;

    TransportFeed() {
        buffers.put(NetlinkGroup.FC_EVENTS, new ArrayDeque<>());
        buffers.put(NetlinkGroup.ISCSI_EVENTS, new ArrayDeque<>());
    }

    /** @param listener told when something was sent or lost */
    public void listen(Runnable listener) {
        this.listener = listener;
    }

    /** Sends one datagram to a group; a full buffer loses it and tells. */
    public void send(NetlinkGroup group, byte[] datagram) {
        if (buffers.get(group).size() == BUFFERED) {
            loss = true;
        } else {
            buffers.get(group).add(datagram.clone());
        }
        listener.run();
    }

    /** Closes the sockets: what waited in them is gone. */
    void silence() {
        listener = () -> {};
        buffers.values().forEach(Queue::clear);
        loss = false;
    }

    /** The oldest datagram of a group, or null. */
    public byte[] take(NetlinkGroup group) {
        return buffers.get(group).poll();
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return !loss && buffers.get(NetlinkGroup.FC_EVENTS).isEmpty() && buffers.get(NetlinkGroup.ISCSI_EVENTS).isEmpty();
    }

    /** Has the sockets report an overrun. */
    public void overrun() {
        loss = true;
        listener.run();
    }

    /** Whether something was lost since the last call. */
    public boolean takeLoss() {
        boolean lost = loss;
        loss = false;
        return lost;
    }
}
