package io.polypath.agent.mapper;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapUnreadableException;
import io.polypath.agent.record.MapOrder;
import io.polypath.ringbuf.LaneQueue;
import java.util.ArrayDeque;

/**
 * Carries out orders about maps, one per step, in the order in which they were given. Of several messages about one path that have come
 * together, as while device-mapper hung, only the last is sent: the others would make the kernel believe for a moment what is no longer
 * so, and the owner would take their effect for the kernel's own news.
 */
public final class Mapper implements Lane {

    /** So many orders more than its queue holds may a mapper have, whose results must find room. */
    public static final int MOST_TAKEN = 4_096;

    private static final long AT_ONCE = 0;

    private final String name;
    private final boolean urgent;
    private final DeviceMapperPort port;
    private final MapSurgery surgery;
    private final LaneQueue<MapOrder> orders;
    private final LaneQueue<MapOrder> results;

    /** Taken from the queue and not carried out yet. */
    private final ArrayDeque<MapOrder> backlog = new ArrayDeque<>();

    /**
     * @param name of the lane
     * @param urgent whether it carries what I/O waits for
     * @param orders owner to mapper
     * @param results mapper to owner: the same records
     */
    public Mapper(
            String name, boolean urgent, DeviceMapperPort port, LaneQueue<MapOrder> orders, LaneQueue<MapOrder> results) {
        this.name = name;
        this.urgent = urgent;
        this.port = port;
        this.orders = orders;
        this.results = results;
        surgery = new MapSurgery(port);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int step(long nowNs) {
        takeOrders();
        MapOrder order = backlog.poll();
        if (order == null) {
            return 0;
        }
        try {
            if (!order.overtaken) {
                carryOut(order);
            }
        } catch (MapUnreadableException failed) {
            order.unreadable = true;
            order.error = order.error < 0 ? order.error : failed.error();
        }
        results.offer(order);
        return 1;
    }

    private void takeOrders() {
        while (backlog.size() < MOST_TAKEN) {
            MapOrder order = orders.poll();
            if (order == null) {
                return;
            }
            take(order);
        }
    }

    private void take(MapOrder order) {
        if (order.path != null) {
            for (MapOrder earlier : backlog) {
                earlier.overtaken |= order.path.equals(earlier.path) && order.uuid.equals(earlier.uuid);
            }
        }
        backlog.add(order);
    }

    private void carryOut(MapOrder order) {
        switch (order.kind) {
            case LIST -> order.readings = port.list();
            case READ -> order.reading = order.partitionsAside ? surgery.readUse(order.uuid) : port.read(order.uuid);
            case READ_STRANGER -> order.reading = port.read(order.major, order.minor);
            case MESSAGE -> order.error = port.message(order.uuid, order.text);
            case WITHDRAW -> {} // what it is about has been overtaken
            case CLEAR -> order.error = port.clear(order.uuid);
            case EVENT -> throw new AssertionError("news is no order");
            case CREATE, RELOAD, RENAME, REMOVE, SUSPEND, RESUME -> {
                order.error = surgery.perform(order);
                order.reading = port.read(order.uuid);
            }
        }
    }

    @Override
    public long deadlineNs() {
        return backlog.isEmpty() ? NEVER : AT_ONCE;
    }

    /** The owner has stopped before: these are its last words. */
    @Override
    public void stop() {
        int done;
        do {
            done = step(0);
        } while (done > 0);
    }

    @Override
    public boolean mayHang() {
        return true;
    }

    @Override
    public boolean urgent() {
        return urgent;
    }
}
