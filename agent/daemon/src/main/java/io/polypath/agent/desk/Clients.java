package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import java.util.LinkedHashSet;
import java.util.TreeSet;

/**
 * All places for connections: who sits where, who has been idle the longest, and who must be ready by when. Owned by the desk
 * lane.
 */
final class Clients {

    private final DeskLimits limits;
    private final Client[] places;
    private final int[] free;
    private final TreeSet<Client> deadlines =
            new TreeSet<>((one, other) -> one.deadlineNs != other.deadlineNs
                    ? Long.compare(one.deadlineNs, other.deadlineNs)
                    : Integer.compare(one.slot, other.slot));
    private final LinkedHashSet<Client> idleRoot = new LinkedHashSet<>();
    private final LinkedHashSet<Client> idleOthers = new LinkedHashSet<>();
    private int freeCount;
    private int rootCount;

    Clients(DeskLimits limits) {
        this.limits = limits;
        places = new Client[limits.clients()];
        free = new int[places.length];
        for (int slot = 0; slot < places.length; slot++) {
            free[slot] = places.length - 1 - slot;
        }
        freeCount = places.length;
    }

    /** Whether another connection of root, or of somebody else, finds a place. */
    boolean hasPlace(boolean root) {
        return (root ? rootCount : size() - rootCount) < limits.clients(root);
    }

    /** Gives a connection a place; there is one. It is idle. */
    Client add(int fd, boolean root) {
        freeCount--;
        int slot = free[freeCount];
        if (places[slot] == null) {
            places[slot] = new Client(slot);
        }
        Client client = places[slot];
        client.sitDown(fd, root);
        rootCount += root ? 1 : 0;
        idle(root).add(client);
        return client;
    }

    /** Frees a place. */
    void remove(Client client) {
        deadline(client, Lane.NEVER);
        idle(client.root).remove(client);
        rootCount -= client.root ? 1 : 0;
        client.leave();
        free[freeCount] = client.slot;
        freeCount++;
    }

    /** The connection that {@link Client#key} named, or null when it has gone. */
    Client get(long key) {
        Client client = places[(int) key];
        return client != null && client.state() != ClientState.FREE && client.key() == key ? client : null;
    }

    /** Whoever sits there, or null. */
    Client at(int slot) {
        Client client = places[slot];
        return client != null && client.state() != ClientState.FREE ? client : null;
    }

    /** Moves a client to another state. */
    void become(Client client, ClientState state) {
        client.become(state);
        if (state == ClientState.IDLE) {
            idle(client.root).add(client);
        } else {
            idle(client.root).remove(client);
        }
    }

    /** Sets when the client must be ready; {@link Lane#NEVER} for no limit. */
    void deadline(Client client, long deadlineNs) {
        if (client.deadlineNs != Lane.NEVER) {
            deadlines.remove(client);
        }
        client.deadlineNs = deadlineNs;
        if (deadlineNs != Lane.NEVER) {
            deadlines.add(client);
        }
    }

    /** A client whose deadline has passed, or null. */
    Client overdue(long nowNs) {
        return !deadlines.isEmpty() && deadlines.first().deadlineNs <= nowNs ? deadlines.first() : null;
    }

    /** The earliest deadline, or {@link Lane#NEVER}. */
    long deadlineNs() {
        return deadlines.isEmpty() ? Lane.NEVER : deadlines.first().deadlineNs;
    }

    /** Who has been idle the longest, or null. */
    Client longestIdle(boolean root) {
        return idle(root).isEmpty() ? null : idle(root).getFirst();
    }

    /** Whose answer will be late the soonest, or null. */
    Client slowestReader(boolean root) {
        for (Client client : deadlines) {
            if (client.root == root && client.state() == ClientState.ANSWERING) {
                return client;
            }
        }
        return null;
    }

    /** Connections now. */
    int size() {
        return places.length - freeCount;
    }

    /** Slots are below this. */
    int capacity() {
        return places.length;
    }

    private LinkedHashSet<Client> idle(boolean root) {
        return root ? idleRoot : idleOthers;
    }
}
