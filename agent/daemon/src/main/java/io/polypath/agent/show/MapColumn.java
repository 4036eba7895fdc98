package io.polypath.agent.show;

import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.RoutingView;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The wildcards of maps, in the order of {@code show wildcards}. */
enum MapColumn implements Column<MapView> {
    NAME('n', "name", MapView::name),
    UUID('w', "uuid", MapView::wwid),
    KERNEL_NAME('d', "sysfs", map -> map.device() == null ? "undef" : map.device().kernelName()),
    FAILBACK('F', "failback", MapColumn::failback),
    QUEUEING('Q', "queueing", MapColumn::queueing),
    PATHS('N', "paths", map -> Integer.toString(map.usablePaths())),
    WRITE_PROTECTION('r', "write_prot", map -> map.device() == null ? "undef" : map.device().readOnly() ? "ro" : "rw"),
    KERNEL_STATE('t', "dm-st", map -> map.device() == null ? "undef" : map.device().suspended() ? "suspend" : "active"),
    SIZE('S', "size", map -> Texts.size(map.sizeBytes())),
    FEATURES('f', "features", map -> map.features().text()),
    FAILURES('x', "failures", map -> Texts.unsigned(map.counters().failures())),
    HANDLER('h', "hwhandler", map -> map.handler().text()),
    ACTION('A', "action", map -> action(map.action())),
    PATH_FAULTS('0', "path_faults", map -> Texts.unsigned(map.counters().pathFaults())),
    GROUP_SWITCHES('1', "switch_grp", map -> Texts.unsigned(map.counters().groupSwitches())),
    TABLE_LOADS('2', "map_loads", map -> Texts.unsigned(map.counters().tableLoads())),
    QUEUEING_TIME('3', "total_q_time", map -> Texts.unsigned(map.counters().queueingNs() / 1_000_000_000L)),
    QUEUEING_TIMEOUTS('4', "q_timeouts", map -> Texts.unsigned(map.counters().queueingTimeouts())),
    INQUIRY('s', "vend/prod", MapColumn::inquiry),
    VENDOR('v', "vend", map -> first(map, path -> path.identity().vendor(), Texts.NONE)),
    PRODUCT('p', "prod", map -> first(map, path -> path.identity().product(), Texts.NONE)),
    REVISION('e', "rev", map -> first(map, path -> path.identity().revision(), Texts.NONE)),
    FOREIGN('G', "foreign", map -> Texts.NOT_FOREIGN),
    VENDOR_DATA('g', "vpd page data", MapColumn::vendorData),
    MAX_SECTORS('k', "max_sectors_kb", map -> map.device() == null ? "n/a" : Texts.sectors(map.device().maxSectorsKib()));

    static final MapColumn[] ALL = values();

    private final char letter;
    private final String header;
    private final BiFunction<MapView, HostView, String> cell;

    MapColumn(char letter, String header, Function<MapView, String> cell) {
        this(letter, header, (map, host) -> cell.apply(map));
    }

    MapColumn(char letter, String header, BiFunction<MapView, HostView, String> cell) {
        this.letter = letter;
        this.header = header;
        this.cell = cell;
    }

    @Override
    public char letter() {
        return letter;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public String cell(MapView map, HostView host) {
        return cell.apply(map, host);
    }

    private static String failback(MapView map, HostView host) {
        RoutingView routing = map.routing();
        FailbackPolicy policy = routing.failback();
        if (policy == null) {
            return "undef";
        }
        if (policy.kind() != FailbackPolicy.Kind.DELAYED) {
            return policy.kind().word();
        }
        long delay = Texts.ceilSeconds(policy.delayNs());
        return routing.failbackDeadlineNs() == Failback.NOT_RUNNING
                ? "deferred:" + delay
                : Texts.progress(Texts.ceilSeconds(routing.failbackDeadlineNs() - host.takenNs()), delay);
    }

    private static String queueing(MapView map, HostView host) {
        RoutingView routing = map.routing();
        if (routing.queueing() == QueueingState.DISABLED) {
            return "off";
        }
        return switch (routing.noPathRetry().kind()) {
            case UNSET -> "-";
            case FAIL -> "off";
            case QUEUE -> "on";
            case CHECKS -> {
                if (routing.queueing() == QueueingState.COUNTDOWN) {
                    yield Math.max(1, Texts.ceilSeconds(routing.queueingDeadlineNs() - host.takenNs())) + " sec";
                }
                yield map.usablePaths() > 0 ? routing.noPathRetry().checks() + " chk" : "off";
            }
        };
    }

    /** Only what changed the table or its name has a word here. */
    static String action(MapAction action) {
        return switch (action) {
            case CREATE, RELOAD, RENAME, SWITCH_GROUP, REJECT -> action.word();
            case NOTHING, RESIZE -> "";
        };
    }

    private static String inquiry(MapView map) {
        return first(map, path -> {
            PathIdentity identity = path.identity();
            boolean known = !identity.vendor().isEmpty() && !identity.product().isEmpty();
            return known ? identity.vendor() + "," + identity.product() : "";
        }, Texts.NONE + "," + Texts.NONE);
    }

    private static String vendorData(MapView map) {
        return first(map, path -> path.unit().vendorData() == null ? "" : path.unit().vendorData(), Texts.UNDEFINED);
    }

    /** What the first path that has it says. */
    private static String first(MapView map, Function<PathView, String> text, String otherwise) {
        for (GroupView group : map.groups()) {
            for (PathView path : group.paths()) {
                String found = text.apply(path);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return otherwise;
    }
}
