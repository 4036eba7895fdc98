package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskReply;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.LaneQueue;
import java.lang.foreign.Arena;

/**
 * The lane that talks with clients. A client sends one request at a time: while it waits for its answer or takes it, nothing is
 * read from it. The lane never waits for a client or for the owner, and does a bounded amount in a step.
 */
public final class Desk implements Lane {

    private static final int EVENTS = 256;
    private static final int ACCEPTS = 64;

    private final DeskCounters counters;
    private final LaneQueue<DeskReply> replies;
    private final Epoll epoll;
    private final Door door;
    private final Clients clients;
    private final RequestReader reader;
    private final Clerk clerk;
    private long lastStepNs;

    /**
     * @param arena the process's
     * @param orders to the owner, {@link DeskLimits#orderQueue} long; what does not fit is refused
     * @param replies from the owner, at least {@link DeskLimits#replyQueue} long
     */
    public Desk(Arena arena, DeskSetup setup, LaneQueue<DeskOrder> orders, LaneQueue<DeskReply> replies) {
        this.replies = replies;
        counters = setup.counters();
        Sys sys = new Sys(arena);
        epoll = new Epoll(sys, arena, EVENTS);
        door = new Door(sys, arena, epoll, setup.sockets());
        clients = new Clients(setup.limits());
        reader = new RequestReader(sys, arena, setup.limits());
        clerk = new Clerk(sys, arena, epoll, clients, setup, orders);
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public int[] pollFds() {
        return new int[] {epoll.fd()};
    }

    @Override
    public long deadlineNs() {
        return Math.min(clerk.deadlineNs(), Math.min(clients.deadlineNs(), door.deadlineNs()));
    }

    @Override
    public int step(long nowNs) {
        lastStepNs = nowNs;
        door.reopen(nowNs);
        int work = takeReplies(nowNs);
        work += takeEvents(nowNs);
        work += clerk.showPages(nowNs);
        return work + expire(nowNs);
    }

    /** The owner has stopped before: what it answered last is still handed to those who asked. */
    @Override
    public void stop() {
        step(lastStepNs);
        step(lastStepNs);
        for (int slot = 0; slot < clients.capacity(); slot++) {
            Client client = clients.at(slot);
            if (client != null) {
                clerk.close(client);
            }
        }
        door.close();
        epoll.close();
    }

    private int takeReplies(long nowNs) {
        int taken = 0;
        for (DeskReply reply = replies.poll(); reply != null; reply = replies.poll()) {
            clerk.heard(reply, nowNs);
            taken++;
        }
        return taken;
    }

    private int takeEvents(long nowNs) {
        int events = epoll.await(0);
        for (int i = 0; i < events; i++) {
            long key = epoll.data(i);
            Client client = Door.isDoor(key) ? null : clients.get(key);
            if (Door.isDoor(key)) {
                letIn(key, nowNs);
            } else if (client != null) {
                attend(client, epoll.events(i), nowNs);
            }
        }
        return Math.max(events, 0);
    }

    private void letIn(long key, long nowNs) {
        for (int i = 0; i < ACCEPTS; i++) {
            int fd = door.accept(key);
            if (fd >= 0) {
                seat(fd, key, nowNs);
            } else if (fd == Door.NOBODY || i > 0 || !findDescriptor(nowNs)) {
                return;
            }
        }
    }

    /**
     * Somebody waits outside, and the process has no descriptor left. (accept(2) says so even when nobody waits: only the first
     * time after an event it is known that somebody does.)
     */
    private boolean findDescriptor(long nowNs) {
        if (makePlace(false) || makePlace(true)) {
            return true;
        }
        counters.refused(Refusal.NO_DESCRIPTOR);
        door.pause(nowNs);
        return false;
    }

    private void seat(int fd, long doorKey, long nowNs) {
        boolean root = door.peerIsRoot();
        if (!clients.hasPlace(root) && !makePlace(root)) {
            clerk.sendOff(fd, Refusal.TOO_MANY_CLIENTS, root);
            return;
        }
        Client client = clients.add(fd, root);
        client.older = door.isForOlder(doorKey);
        client.armed = Linux.EPOLLIN();
        counters.connected(clients.size());
        if (epoll.add(fd, client.armed, client.key()) < 0) {
            clerk.refuse(client, Refusal.NO_DESCRIPTOR, nowNs);
        }
    }

    /** Closes the connection that has been idle the longest. */
    private boolean makePlace(boolean root) {
        Client idle = clients.longestIdle(root);
        if (idle != null) {
            clerk.refuse(idle, Refusal.MADE_PLACE, Lane.NEVER);
        }
        return idle != null;
    }

    private void attend(Client client, int events, long nowNs) {
        switch (client.state()) {
            case IDLE, READING -> read(client, nowNs);
            case ANSWERING -> clerk.send(client, nowNs);
            case LOOKING, ORDERING -> {
                if ((events & (Linux.EPOLLHUP() | Linux.EPOLLERR())) != 0) {
                    clerk.refuse(client, Refusal.GONE, nowNs);
                } else {
                    clerk.arm(client, 0);
                }
            }
            case FREE -> throw new AssertionError("a free place has no events");
        }
    }

    private void read(Client client, long nowNs) {
        RequestReader.Progress progress = reader.read(client);
        boolean begun = progress != RequestReader.Progress.NOTHING && progress != RequestReader.Progress.CLOSED;
        if (begun && client.state() == ClientState.IDLE) {
            clients.become(client, ClientState.READING);
            clients.deadline(client, nowNs + clerk.clientLimitNs());
        }
        switch (progress) {
            case NOTHING, PART -> { }
            case WHOLE -> clerk.understand(client, nowNs);
            case REFUSED -> {
                client.closesAfterReply = true;
                clerk.refuse(client, reader.refusal(), nowNs);
            }
            case CLOSED -> clerk.close(client);
        }
    }

    private int expire(long nowNs) {
        int expired = 0;
        for (Client client = clients.overdue(nowNs); client != null; client = clients.overdue(nowNs)) {
            clerk.expire(client, nowNs);
            expired++;
        }
        return expired;
    }
}
