package io.polypath.agent.topology;

import io.polypath.agent.path.CheckInterval;
import io.polypath.agent.path.CheckPace;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.path.PathMachine;
import io.polypath.ffm.scsi.AccessState;
import java.util.Set;

/**
 * One path: a SCSI disk or an NVMe namespace of this host. Owner lane only; other lanes see records that name row and tenant.
 */
public final class Path {

    /** Value of a target port group that is not known. */
    public static final int NO_GROUP = -1;

    /** Row in the path table. */
    public final int row;

    /** Which tenant of the row: grows each time the row is used again, and is never 0. */
    public final int tenant;

    /** State and its clocks. */
    public final PathMachine machine = new PathMachine();

    /** When the next check is due. */
    public final CheckInterval interval;

    /** The check that is under way, and what hangs from earlier ones. */
    public final CheckProgress check = new CheckProgress();

    /** Whether udev keeps the disk for us. */
    public final UdevStanding udev = new UdevStanding();

    private final PathIdentity identity;
    private final String deviceNumbers;
    private InitState init = InitState.NEW;
    private Wwid wwid;
    private Wwid reportedWwid;
    private Wwid udevWwid;
    private Set<Wwid> former = Set.of();
    private Wwid denied;
    private LogicalUnit unit;
    private CheckerKind checker = CheckerKind.TUR;
    private int tpgs;
    private boolean toldTpgs;
    private int targetPortGroup = NO_GROUP;
    private AccessState access = AccessState.RESERVED;
    private boolean preferred;
    private String sysfsAccess = "";
    private boolean sysfsPreferred;
    private long sizeBytes;
    private boolean readOnly;
    private String handler = "";
    private int marginalCauses;

    Path(int row, int tenant, PathIdentity identity, CheckPace pace, long nowNs) {
        this.row = row;
        this.tenant = tenant;
        this.identity = identity;
        deviceNumbers = identity.deviceNumbers();
        interval = new CheckInterval(row, pace, nowNs);
        machine.begin(tenant, nowNs);
    }

    public PathIdentity identity() {
        return identity;
    }

    /** {@code major:minor}, as device-mapper tables name the path. */
    public String deviceNumbers() {
        return deviceNumbers;
    }

    /** Kernel name. */
    public String name() {
        return identity.name();
    }

    public InitState init() {
        return init;
    }

    public void init(InitState state) {
        init = state;
    }

    /** The identity that groups this path with others, or null while it is unknown. */
    public Wwid wwid() {
        return wwid;
    }

    public void wwid(Wwid identity) {
        wwid = identity;
    }

    /** What the device itself said it is (VPD page 83h, or the identifiers of an NVMe namespace), or null. */
    public Wwid reportedWwid() {
        return reportedWwid;
    }

    public void reportedWwid(Wwid identity) {
        reportedWwid = identity;
    }

    /** What udev says it is, or null. */
    public Wwid udevWwid() {
        return udevWwid;
    }

    public void udevWwid(Wwid identity) {
        udevWwid = identity;
    }

    /** What the device was before it said that it is another one. */
    public void former(Set<Wwid> identities) {
        former = identities;
    }

    /** What udev calls it although the device itself says otherwise and udev cannot read it again; null for nothing. */
    public Wwid denied() {
        return denied;
    }

    public void denied(Wwid identity) {
        denied = identity;
    }

    /** Whether this is certainly no path of a logical unit, though it may not be known whose it is. */
    public boolean isNotOf(Wwid other) {
        return wwid != null ? !wwid.equals(other) : !other.equals(reportedWwid) && (former.contains(other) || other.equals(denied));
    }

    /** The logical unit of {@link #wwid}, or null. */
    public LogicalUnit unit() {
        return unit;
    }

    void unit(LogicalUnit joined) {
        unit = joined;
    }

    public CheckerKind checker() {
        return checker;
    }

    public void checker(CheckerKind kind) {
        checker = kind;
    }

    /** TPGS field of the standard INQUIRY data, 0 to 3. */
    public int tpgs() {
        return tpgs;
    }

    public void tpgs(int field) {
        tpgs = field;
        toldTpgs = true;
    }

    /** Whether it has said whether it has target port groups: not before its first INQUIRY was answered. */
    public boolean toldTpgs() {
        return toldTpgs;
    }

    /** Whether the path's NVMe controller reports asymmetric namespace access. */
    public boolean ana() {
        return check.anaGroups > 0;
    }

    /** Target port group from VPD page 83h, or {@link #NO_GROUP}. Means something within {@link #unit} only. */
    public int targetPortGroup() {
        return targetPortGroup;
    }

    public void targetPortGroup(int group) {
        targetPortGroup = group;
    }

    /**
     * Last known access state of the path's target port group; RESERVED when none was ever read, and where nobody asks for it. A
     * reply that does not tell leaves it as it was.
     */
    public AccessState access() {
        return access;
    }

    /** Whether the group has the preferred bit. */
    public boolean preferred() {
        return preferred;
    }

    public void access(AccessState state, boolean isPreferred) {
        access = state;
        preferred = isPreferred;
    }

    /** What sysfs showed of the access state when the device was last looked at; empty without a device handler. */
    public String sysfsAccess() {
        return sysfsAccess;
    }

    /** What sysfs showed as {@code preferred_path} then. */
    public boolean sysfsPreferred() {
        return sysfsPreferred;
    }

    public void sysfsAccess(String state, boolean isPreferred) {
        sysfsAccess = state;
        sysfsPreferred = isPreferred;
    }

    /** Capacity; 0 when unknown. */
    public long sizeBytes() {
        return sizeBytes;
    }

    public void sizeBytes(long bytes) {
        sizeBytes = bytes;
    }

    /** Name of the device handler that the kernel has attached; empty for none. */
    public String handler() {
        return handler;
    }

    public void handler(String name) {
        handler = name;
    }

    public boolean readOnly() {
        return readOnly;
    }

    public void readOnly(boolean flag) {
        readOnly = flag;
    }

    /** Whether somebody says that the path is marginal. */
    public boolean marginal() {
        return marginalCauses != 0;
    }

    /** Whether this is one of those who say so. */
    public boolean marginal(MarginalCause cause) {
        return (marginalCauses & 1 << cause.ordinal()) != 0;
    }

    /** @return whether {@link #marginal()} changed */
    public boolean marginal(MarginalCause cause, boolean says) {
        boolean before = marginal();
        int bit = 1 << cause.ordinal();
        marginalCauses = says ? marginalCauses | bit : marginalCauses & ~bit;
        return before != marginal();
    }

    @Override
    public String toString() {
        return name() + " (" + identity.address() + ", " + (wwid == null ? "no identity" : wwid) + ")";
    }
}
