package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A logical unit: identity, size, and its access state in each target port group.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class LogicalUnit {

    /** Logical block length of every simulated unit. */
    public static final int BLOCK_BYTES = 512;

    private static final Pattern NAA_6 = Pattern.compile("36[0-9a-f]{31}");

    private final Array array;
    private final int number;
    private final long naaHigh;
    private final long naaLow;
    private final List<Layers<AccessState>> states = new ArrayList<>();
    private final boolean[] preferred;
    private final PersistentReservation persistentReservation = new PersistentReservation();
    private long blocks;
    private boolean reserved;
    private boolean reportsAborted;
    private HostAdapter reservationHolder;

    LogicalUnit(Array array, int number, long naaHigh, long naaLow, long blocks, int groups) {
        this.array = array;
        this.number = number;
        this.naaHigh = naaHigh;
        this.naaLow = naaLow;
        this.preferred = new boolean[groups];
        for (int group = 0; group < groups; group++) {
            states.add(new Layers<>(AccessState.OPTIMIZED));
        }
        setBlocks(blocks);
    }

    public Array array() {
        return array;
    }

    /** Number within the array, from 0. */
    public int number() {
        return number;
    }

    /** First eight bytes of the NAA IEEE Registered Extended designator (NAA 6). */
    public long naaHigh() {
        return naaHigh;
    }

    /** Last eight bytes of the designator. */
    public long naaLow() {
        return naaLow;
    }

    /** Whether a unit can have this WWID: that of an NAA 6 designator. */
    public static boolean canBe(String wwid) {
        return NAA_6.matcher(wwid).matches();
    }

    /** The identifier that udev and the incumbent derive from the designator: 3 and 32 hexadecimal digits. */
    public String wwid() {
        return String.format("3%016x%016x", naaHigh, naaLow);
    }

    /** PRODUCT SERIAL NUMBER of VPD page 80h. */
    public String serial() {
        return String.format("SIM%02X%08X", array.index(), number);
    }

    /** TAS of the control mode page. */
    public boolean reportsAborted() {
        return reportsAborted;
    }

    public void setReportsAborted(boolean flag) {
        reportsAborted = flag;
    }

    /** Capacity in blocks. */
    public long blocks() {
        return blocks;
    }

    public void setBlocks(long newBlocks) {
        if (newBlocks < 1) {
            throw new IllegalArgumentException("a logical unit has at least one block: " + newBlocks);
        }
        blocks = newBlocks;
    }

    public AccessState state(TargetPortGroup group) {
        return states.get(group.place()).top();
    }

    public void setState(TargetPortGroup group, AccessState state) {
        states.get(group.place()).setBase(Objects.requireNonNull(state));
    }

    /** The states of a group. */
    public Layers<AccessState> states(TargetPortGroup group) {
        return states.get(group.place());
    }

    /** PREF bit of the group's descriptor. */
    public boolean preferred(TargetPortGroup group) {
        return preferred[group.place()];
    }

    public void setPreferred(TargetPortGroup group, boolean isPreferred) {
        preferred[group.place()] = isPreferred;
    }

    /** Keys and reservation of SPC-3. */
    public PersistentReservation persistentReservation() {
        return persistentReservation;
    }

    /**
     * Reserves the unit as SPC-2's RESERVE does.
     *
     * @param holder the initiator that keeps access, or null for one outside this host
     */
    public void reserve(HostAdapter holder) {
        reserved = true;
        reservationHolder = holder;
    }

    public void releaseReservation() {
        reserved = false;
        reservationHolder = null;
    }

    /** Whether an initiator's TEST UNIT READY and media access end with RESERVATION CONFLICT. */
    public boolean conflictsWith(HostAdapter initiator) {
        return reserved && reservationHolder != initiator;
    }

    /** The name that plans and scripts use, for instance {@code array0:lun3}. */
    @Override
    public String toString() {
        return array + ":lun" + number;
    }
}
