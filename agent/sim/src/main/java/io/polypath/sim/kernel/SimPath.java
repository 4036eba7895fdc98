package io.polypath.sim.kernel;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.Hctl;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Nexus;

/**
 * A SCSI disk as the simulated kernel knows it. What it shows was true when the kernel last looked: the array may have changed
 * its mind since.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class SimPath {

    private final Nexus nexus;
    private final Hctl address;
    private final int index;
    private final DiskKey key;
    private final ArrayProfile profile;
    private final HostQueue queue;
    private final Outstanding outstanding = new Outstanding();
    private DeviceState state = DeviceState.RUNNING;
    private boolean present = true;
    private boolean hasGeneric = true;
    private long sizeBytes;
    private int blockOpens;
    private int submitErrno;
    private int submitErrors;

    SimPath(Nexus nexus, int index, long diskSequence, HostQueue queue) {
        this.nexus = nexus;
        this.address = addressOf(nexus);
        this.index = index;
        this.key = new DiskKey(
                DiskNumbers.name(index), DiskNumbers.major(index), DiskNumbers.minor(index), diskSequence);
        this.profile = nexus.link().port().array().profile();
        this.queue = queue;
    }

    /** The address that a nexus' disk has, or would have. */
    public static Hctl addressOf(Nexus nexus) {
        return new Hctl(nexus.link().host().number(), 0, nexus.link().target(), nexus.lun());
    }

    /** What the disk stands for on the array's side. */
    public Nexus nexus() {
        return nexus;
    }

    public Hctl address() {
        return address;
    }

    public DiskKey key() {
        return key;
    }

    /** Kernel name, for instance {@code sdc}. */
    public String name() {
        return key.name();
    }

    /** Vendor, product and revision as INQUIRY gave them when the disk was found. */
    public ArrayProfile profile() {
        return profile;
    }

    /** Capacity as the kernel last read it. */
    public long sizeBytes() {
        return sizeBytes;
    }

    public DeviceState state() {
        return state;
    }

    /** Whether the device has not been removed. */
    public boolean present() {
        return present;
    }

    /**
     * Lets submissions fail.
     *
     * @param errno positive error number
     * @param times how many submissions; 0 ends it
     */
    public void failSubmissions(int errno, int times) {
        submitErrno = errno;
        submitErrors = times;
    }

    /** Whether the next submission is to fail. */
    public boolean failsSubmissions() {
        return submitErrors > 0;
    }

    /** Whether there is a SCSI generic node; without the sg module there is none. */
    public boolean hasGeneric() {
        return hasGeneric;
    }

    public void setGeneric(boolean exists) {
        hasGeneric = exists;
    }

    /** How many commands are at the kernel. */
    public int outstandingCommands() {
        return outstanding.size();
    }

    /** The errno with which this submission is to fail, or 0. */
    int takeSubmitErrno() {
        if (submitErrors == 0) {
            return 0;
        }
        if (submitErrors != Integer.MAX_VALUE) {
            submitErrors--;
        }
        return submitErrno;
    }

    Outstanding outstanding() {
        return outstanding;
    }

    HostQueue queue() {
        return queue;
    }

    int index() {
        return index;
    }

    void setState(DeviceState newState) {
        state = newState;
    }

    void setSizeBytes(long bytes) {
        sizeBytes = bytes;
    }

    /** The kernel met the disk while its unit could not tell how large it is. It asks again when it is told to. */
    public void loseCapacity() {
        sizeBytes = 0;
    }

    void setRemoved() {
        present = false;
    }

    /** Counts an opener of the block device, which keeps the name from being used again. */
    void openBlock() {
        blockOpens++;
    }

    void closeBlock() {
        blockOpens--;
    }

    /** Whether the removed disk's name may be given away. */
    boolean forgotten() {
        return !present && blockOpens == 0;
    }

    @Override
    public String toString() {
        return name() + " (" + address + ")";
    }
}
