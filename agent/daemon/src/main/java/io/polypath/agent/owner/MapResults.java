package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.record.MapOrder;
import java.util.List;

/** Hands what the mappers bring home to the keeper of the maps. Owner lane only. */
final class MapResults {

    private final Keeper keeper;
    private final MapBoard board;

    MapResults(Keeper keeper, MapBoard board) {
        this.keeper = keeper;
        this.board = board;
    }

    void take(MapOrder order, long nowNs) {
        tell(order, nowNs);
        switch (order.kind) {
            case LIST, READ_STRANGER -> keeper.book().all().forEach(map -> board.update(map.row, map, nowNs));
            case EVENT -> {}
            case READ, MESSAGE, WITHDRAW, CLEAR, CREATE, RELOAD, RENAME, REMOVE, SUSPEND, RESUME -> {
                if (order.map >= 0) {
                    board.update(order.map, keeper.book().at(order.map), nowNs);
                }
            }
        }
    }

    private void tell(MapOrder order, long nowNs) {
        if (order.unreadable && unread(order, nowNs)) {
            return;
        }
        switch (order.kind) {
            case LIST -> keeper.kernel().listed(order.readings == null ? List.of() : order.readings, nowNs);
            case EVENT -> keeper.kernel().kernelEvent(order.major, order.minor, null);
            case READ_STRANGER -> {
                if (order.reading != null) {
                    keeper.kernel().adopt(order.reading, nowNs);
                }
            }
            case READ -> keeper.kernel().readDone(order.map, order.mapGeneration, order.reading, nowNs);
            case MESSAGE, WITHDRAW -> keeper.kernel().messageDone(order.map, order.mapGeneration, order.text, order.error, nowNs);
            case CLEAR -> keeper.kernel().clearDone(order.map, order.mapGeneration, order.error, nowNs);
            case CREATE, RELOAD, RENAME, REMOVE, SUSPEND, RESUME ->
                keeper.kernel().changeDone(order.map, order.mapGeneration, order.error, order.reading, nowNs);
        }
    }

    /** @return whether the order was a reading; a change that ended so has failed */
    private boolean unread(MapOrder order, long nowNs) {
        switch (order.kind) {
            case LIST, READ_STRANGER -> keeper.kernel().listFailed(nowNs);
            case READ -> keeper.kernel().readFailed(order.map, order.mapGeneration, order.error, nowNs);
            default -> {
                return false;
            }
        }
        return true;
    }
}
