package io.polypath.cli.persist;

import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.ffm.scsi.PersistentReserve;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A logical unit's device server behind several paths, each an initiator port of its own (SPC-3 5.6), and a daemon beside it. */
final class FakeUnit implements ReservePort {

    static final String MAP = "mpatha";

    final List<String> told = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    final Map<String, Long> keys = new TreeMap<>();
    final Map<String, PersistPath> paths = new TreeMap<>();
    final Map<String, PrStatus> broken = new HashMap<>();
    String holder;
    int type;
    ReserveFlag hold = ReserveFlag.UNKNOWN;
    boolean daemonRefuses;
    private boolean suspended;

    FakeUnit(String... names) {
        for (String name : names) {
            paths.put(name, new PersistPath(name, "8:" + name.charAt(2), name.charAt(2), true, true));
        }
    }

    PersistMap map() {
        return new PersistMap(MAP, "3600a", List.copyOf(paths.values()));
    }

    /** The path dies: nothing can be sent down it, and its registration stays. */
    void lose(String name) {
        PersistPath path = paths.get(name);
        paths.put(name, new PersistPath(name, path.devT(), path.host(), false, false));
    }

    DaemonWords daemon() {
        return new DaemonWords(this::answer);
    }

    private String answer(String request) {
        if (request.startsWith("getprhold")) {
            return hold.name().toLowerCase(Locale.ROOT) + "\n";
        }
        told.add(request.replace(" map \"" + MAP + "\"", ""));
        if (request.contains("setprhold")) {
            hold = request.startsWith("set") ? ReserveFlag.SET : ReserveFlag.UNSET;
        }
        return daemonRefuses ? "fail\n" : "ok\n";
    }

    @Override
    public synchronized InReply in(PersistPath path, int action, int allocationBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(4_096);
        if (action == PersistentReserve.READ_KEYS) {
            bytes.putInt(1).putInt(8 * keys.size());
            keys.values().forEach(bytes::putLong);
        } else if (holder == null) {
            bytes.putInt(1).putInt(0);
        } else {
            bytes.putInt(1).putInt(16).putLong(type >= 7 ? 0 : keys.get(holder)).putInt(0);
            bytes.put((byte) 0).put((byte) type).putShort((short) 0);
        }
        return new InReply(PrStatus.SUCCESS, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    @Override
    public synchronized PrStatus out(PersistPath path, OutOrder order) {
        if (broken.containsKey(path.name())) {
            return broken.get(path.name());
        }
        long known = keys.getOrDefault(path.name(), 0L);
        if (!order.ignoresKey() && known != order.key()) {
            return PrStatus.CONFLICT;
        }
        return switch (order.action()) {
            case PersistentReserve.REGISTER, PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY -> register(path.name(), order.actionKey());
            case PersistentReserve.RESERVE -> reserve(path.name(), order.type());
            case PersistentReserve.RELEASE -> release(path.name());
            case PersistentReserve.CLEAR -> clear();
            default -> preempt(path.name(), order.actionKey(), order.type());
        };
    }

    private PrStatus register(String path, long key) {
        if (key != 0) {
            keys.put(path, key);
            return PrStatus.SUCCESS;
        }
        keys.remove(path);
        if (path.equals(holder)) {
            holder = null;
        }
        return PrStatus.SUCCESS;
    }

    private PrStatus reserve(String path, int wanted) {
        if (holder != null && !(holder.equals(path) && type == wanted)) {
            return PrStatus.CONFLICT;
        }
        holder = path;
        type = wanted;
        return PrStatus.SUCCESS;
    }

    private PrStatus release(String path) {
        if (path.equals(holder)) {
            holder = null;
        }
        return PrStatus.SUCCESS;
    }

    private PrStatus clear() {
        keys.clear();
        holder = null;
        return PrStatus.SUCCESS;
    }

    private PrStatus preempt(String path, long victim, int wanted) {
        steps.add("preempt down " + path + (suspended ? " while suspended" : ""));
        if (holder != null && keys.get(holder) == victim) {
            holder = path;
            type = wanted;
        }
        keys.entrySet().removeIf(each -> each.getValue() == victim && !each.getKey().equals(path));
        return PrStatus.SUCCESS;
    }

    @Override
    public boolean answers(PersistPath path) {
        return broken.get(path.name()) != PrStatus.UNREACHABLE;
    }

    @Override
    public boolean suspend(PersistMap map) {
        suspended = true;
        return true;
    }

    @Override
    public boolean resume(PersistMap map) {
        suspended = false;
        steps.add("resume with " + keys.size() + " registrations");
        return true;
    }
}
