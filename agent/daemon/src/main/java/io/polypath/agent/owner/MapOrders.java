package io.polypath.agent.owner;

import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.keeper.MapperPost;
import io.polypath.agent.map.KernelMessage;
import io.polypath.agent.map.WantedMap;
import io.polypath.agent.mapper.UdevFlags;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.MapOrder.Kind;
import io.polypath.agent.topology.Path;
import io.polypath.ringbuf.LaneQueue;
import java.util.List;

/**
 * Writes the keeper's wishes into orders for the mappers. All changes of one map go to the same mapper, in the order in which they are
 * given. Owner lane only.
 */
final class MapOrders implements MapperPost {

    private final LaneQueue<MapOrder> messages;
    private final List<LaneQueue<MapOrder>> changes;
    private final Policy policy;

    MapOrders(LaneQueue<MapOrder> messages, List<LaneQueue<MapOrder>> changes, Policy policy) {
        this.policy = policy;
        this.messages = messages;
        this.changes = changes;
    }

    @Override
    public void list() {
        changes.getFirst().offer(new MapOrder(Kind.LIST, -1, 0, "", ""));
    }

    @Override
    public void read(ManagedMap map, boolean partitionsAside) {
        MapOrder order = order(Kind.READ, map);
        order.partitionsAside = partitionsAside;
        messages.offer(order);
    }

    @Override
    public void readStranger(int major, int minor) {
        MapOrder order = new MapOrder(Kind.READ_STRANGER, -1, 0, "", "");
        order.major = major;
        order.minor = minor;
        messages.offer(order);
    }

    @Override
    public void failPath(ManagedMap map, Path path) {
        message(map, "fail_path ", path);
    }

    @Override
    public void reinstatePath(ManagedMap map, Path path) {
        message(map, "reinstate_path ", path);
    }

    @Override
    public void withdraw(ManagedMap map, Path path) {
        MapOrder order = order(Kind.WITHDRAW, map);
        order.path = path.deviceNumbers();
        send(order, map);
    }

    @Override
    public void switchGroup(ManagedMap map, int group) {
        message(map, "switch_group " + group);
    }

    @Override
    public void enableGroup(ManagedMap map, int group) {
        message(map, "enable_group " + group);
    }

    @Override
    public void queueing(ManagedMap map, KernelMessage message) {
        message(map, message.text());
    }

    @Override
    public void keep(ManagedMap map) {
        message(map, "@cancel_deferred_remove");
    }

    @Override
    public void clear(ManagedMap map) {
        change(order(Kind.CLEAR, map));
    }

    private void message(ManagedMap map, String word, Path path) {
        MapOrder order = order(Kind.MESSAGE, map);
        order.path = path.deviceNumbers();
        order.text = word + order.path;
        send(order, map);
    }

    private void message(ManagedMap map, String text) {
        MapOrder order = order(Kind.MESSAGE, map);
        order.text = text;
        send(order, map);
    }

    private void change(MapOrder order) {
        changes.get(order.map % changes.size()).offer(order);
    }

    private void send(MapOrder order, ManagedMap map) {
        messages.offer(order);
        map.messageSent();
    }

    @Override
    public void create(ManagedMap map, WantedMap wanted, boolean readOnly, boolean noUsablePath) {
        MapOrder order = new MapOrder(Kind.CREATE, map.row, map.tenant, map.uuid(), wanted.name());
        table(order, map, wanted, readOnly);
        order.udevFlags = UdevFlags.of(false, map.settings().skipKpartx(), noUsablePath);
        change(order);
    }

    @Override
    public void reload(
            ManagedMap map, WantedMap wanted, boolean readOnly, boolean noUsablePath, boolean flush, boolean rescan) {
        MapOrder order = order(Kind.RELOAD, map);
        table(order, map, wanted, readOnly);
        order.flush = flush;
        order.udevFlags = UdevFlags.of(!rescan, map.settings().skipKpartx(), noUsablePath);
        change(order);
    }

    private static void table(MapOrder order, ManagedMap map, WantedMap wanted, boolean readOnly) {
        order.text = wanted.table().text();
        order.sectors = wanted.sizeSectors();
        order.readOnly = readOnly;
        order.onlyUnused = wanted.onlyUnused();
    }

    @Override
    public void rename(ManagedMap map, String newName) {
        MapOrder order = order(Kind.RENAME, map);
        order.newName = newName;
        order.partitionDelimiter = policy.globals().partitionDelimiter();
        order.udevFlags = UdevFlags.of(false, map.settings().skipKpartx(), false);
        change(order);
    }

    @Override
    public void remove(ManagedMap map, boolean deferred) {
        MapOrder order = order(Kind.REMOVE, map);
        order.deferred = deferred;
        order.udevFlags = UdevFlags.of(false, false, false);
        change(order);
    }

    @Override
    public void suspend(ManagedMap map) {
        change(order(Kind.SUSPEND, map));
    }

    @Override
    public void resume(ManagedMap map) {
        MapOrder order = order(Kind.RESUME, map);
        order.udevFlags = UdevFlags.of(true, true, false);
        change(order);
    }

    private static MapOrder order(Kind kind, ManagedMap map) {
        return new MapOrder(kind, map.row, map.tenant, map.uuid(), map.shownName());
    }
}
