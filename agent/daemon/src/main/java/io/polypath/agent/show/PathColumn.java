package io.polypath.agent.show;

import io.polypath.agent.path.PathState;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.view.CheckView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.KernelPathState;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.UnitView;
import io.polypath.ffm.scsi.Lun;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The wildcards of paths, in the order of {@code show wildcards}. */
enum PathColumn implements Column<PathView> {
    UUID('w', "uuid", path -> path.unit().wwid()),
    ADDRESS('i', "hcil", PathColumn::address),
    NAME('d', "dev", path -> named(path) ? path.identity().name() : "-"),
    DEVICE('D', "dev_t", path -> named(path) ? path.identity().deviceNumbers() : "#:#"),
    KERNEL_STATE('t', "dm_st", path -> path.orphan() ? KernelPathState.UNKNOWN.word() : path.membership().kernelState().word()),
    DEVICE_STATE('o', "dev_st", PathColumn::deviceState),
    CHECKER_STATE('T', "chk_st", PathColumn::checkerState),
    INQUIRY('s', "vend/prod/rev", PathColumn::inquiry),
    CHECKER('c', "checker", path -> Texts.or(path.check().checker(), "(null)")),
    NEXT_CHECK('C', "next_check", PathColumn::nextCheck),
    PRIORITY('p', "pri", path -> Integer.toString(path.health().priority())),
    SIZE('S', "size", path -> Texts.size(path.unit().sizeBytes())),
    SERIAL('z', "serial", path -> path.unit().serial()),
    MARGINAL('M', "marginal_st", path -> Texts.marginal(path.health().marginal())),
    MAP('m', "multipath", PathColumn::map),
    HOST_NODE('N', "host WWNN", path -> fibreChannel(path, path.fabric().hostNode())),
    TARGET_NODE('n', "target WWNN", path -> Texts.or(path.fabric().targetNode(), Texts.UNDEFINED)),
    HOST_PORT('R', "host WWPN", path -> fibreChannel(path, path.fabric().hostPort())),
    TARGET_PORT('r', "target WWPN", path -> fibreChannel(path, path.fabric().targetPort())),
    HOST_ADAPTER('a', "host adapter", path -> Texts.or(path.fabric().hostAdapter(), Texts.UNDEFINED)),
    FOREIGN('G', "foreign", path -> Texts.NOT_FOREIGN),
    VENDOR_DATA('g', "vpd page data", path -> path.unit().vendorData() == null ? Texts.UNDEFINED : path.unit().vendorData()),
    FAILURES('0', "failures", path -> path.orphan() ? "0" : Texts.unsigned(path.membership().kernelFailures())),
    PROTOCOL('P', "protocol", path -> path.identity().protocol()),
    INIT_STATE('I', "init_st", path -> path.health().init().text()),
    LUN('L', "LUN hex", path -> Lun.text(path.identity().address() == null ? Lun.NONE : Lun.wireOf(path.identity().address().lun()))),
    PORT_GROUP('A', "TPG", PathColumn::portGroup),
    MAX_SECTORS('k', "max_sectors_kb", path -> Texts.sectors(path.unit().maxSectorsKib()));

    static final PathColumn[] ALL = values();

    private static final String FIBRE_CHANNEL = "scsi:fcp";

    private final char letter;
    private final String header;
    private final BiFunction<PathView, HostView, String> cell;

    PathColumn(char letter, String header, Function<PathView, String> cell) {
        this(letter, header, (path, host) -> cell.apply(path));
    }

    PathColumn(char letter, String header, BiFunction<PathView, HostView, String> cell) {
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
    public String cell(PathView path, HostView host) {
        return cell.apply(path, host);
    }

    private static boolean named(PathView path) {
        return !path.identity().name().isEmpty();
    }

    private static String address(PathView path) {
        Hctl at = path.identity().address();
        return at == null ? "#:#:#:#"
                : at.host() + ":" + at.channel() + ":" + at.target() + ":" + Long.toUnsignedString(at.lun());
    }

    private static String deviceState(PathView path) {
        if (path.orphan()) {
            return "unknown";
        }
        return path.health().offline() ? "offline" : "running";
    }

    private static String checkerState(PathView path) {
        return path.orphan() ? PathState.UNCHECKED.checkerText() : path.health().state().checkerText();
    }

    private static String inquiry(PathView path) {
        PathIdentity identity = path.identity();
        return Texts.or(identity.vendor(), Texts.NONE) + "," + Texts.or(identity.product(), Texts.NONE) + ","
                + Texts.or(identity.revision(), Texts.NONE);
    }

    private static String nextCheck(PathView path, HostView host) {
        if (path.orphan()) {
            return "orphan";
        }
        CheckView check = path.check();
        long interval = Texts.ceilSeconds(check.intervalNs());
        return Texts.progress(Math.min(interval, Texts.ceilSeconds(check.dueNs() - host.takenNs())), interval);
    }

    private static String map(PathView path) {
        if (path.orphan()) {
            return path.health().awaitsOnline() ? "[offline]" : "[orphan]";
        }
        return Texts.or(path.membership().map(), Texts.UNKNOWN);
    }

    private static String fibreChannel(PathView path, String name) {
        return path.identity().protocol().equals(FIBRE_CHANNEL) ? Texts.or(name, Texts.UNKNOWN) : Texts.UNDEFINED;
    }

    private static String portGroup(PathView path) {
        int group = path.unit().targetPortGroup();
        return group == UnitView.UNKNOWN ? Texts.UNDEFINED : "0x" + HexFormat.of().toHexDigits((short) group);
    }
}
