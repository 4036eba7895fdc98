package io.polypath.agent.path;

/**
 * What is known of one command after it ended, or after its deadline passed. Filled anew for each completion and
 * reused; owned by the lane that takes the decision. The fields are a parameter list with names, hence public.
 *
 * <p>Sources: {@code struct sg_io_hdr} (scsi/sg.h) for the three statuses, SPC-5 4.4 for the sense fields.
 */
public final class CheckFacts {

    /** Error of the request itself, positive (see {@code Errno}); 0 when the kernel took and returned the command. */
    public int errno;
    /** Whether the command was an NVMe one: its status code and type are then in the next two fields, and the others mean nothing. */
    public boolean nvme;
    /** SCSI status byte as received; its reserved bits are ignored. */
    public int scsiStatus;
    /** {@code DID_…} of the SCSI midlayer, 0 when the adapter delivered the command. */
    public int hostStatus;
    /** {@code driver_status}; only its low four bits mean something. */
    public int driverStatus;
    /** Whether key, asc and ascq were decoded from current (not deferred) sense data. */
    public boolean senseValid;
    /** Sense key, 0 to 15. */
    public int key;
    /** Additional sense code, 0 to 255. */
    public int asc;
    /** Additional sense code qualifier, 0 to 255. */
    public int ascq;
    /** From submission to completion, as this process saw it. */
    public long durationNs;
    /** First byte of the CDB. */
    public int opcode;
    /** Bytes that the device really sent. */
    public int transferredBytes;
    /** The check's own deadline passed first; all other fields but opcode and duration are then without meaning. */
    public boolean timedOutByUs;

    /** Facts of a command that succeeded, transferred nothing and took no time. */
    public CheckFacts() {}

    /** Key, asc and ascq as one number {@code 0xKKAAQQ}, comparable with the constants of {@code SenseCode}. */
    public int triple() {
        Check.that(senseValid, "there is sense data to look at");
        return key << 16 | asc << 8 | ascq;
    }

    /** Takes everything over from other facts. */
    public void become(CheckFacts other) {
        errno = other.errno;
        nvme = other.nvme;
        scsiStatus = other.scsiStatus;
        hostStatus = other.hostStatus;
        driverStatus = other.driverStatus;
        senseValid = other.senseValid;
        key = other.key;
        asc = other.asc;
        ascq = other.ascq;
        durationNs = other.durationNs;
        opcode = other.opcode;
        transferredBytes = other.transferredBytes;
        timedOutByUs = other.timedOutByUs;
    }

    /** Back to a command that succeeded, transferred nothing and took no time. */
    public void clear() {
        errno = 0;
        nvme = false;
        scsiStatus = 0;
        hostStatus = 0;
        driverStatus = 0;
        senseValid = false;
        key = 0;
        asc = 0;
        ascq = 0;
        durationNs = 0;
        opcode = 0;
        transferredBytes = 0;
        timedOutByUs = false;
    }
}
