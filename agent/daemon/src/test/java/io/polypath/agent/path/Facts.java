package io.polypath.agent.path;

import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ffm.scsi.ScsiStatus;

/** Completions for tests. */
public final class Facts {

    private Facts() {}

    public static CheckFacts good() {
        return new CheckFacts();
    }

    public static CheckFacts sense(int key, int asc, int ascq) {
        CheckFacts facts = status(ScsiStatus.CHECK_CONDITION);
        facts.driverStatus = DriverStatus.SENSE;
        facts.senseValid = true;
        facts.key = key;
        facts.asc = asc;
        facts.ascq = ascq;
        return facts;
    }

    public static CheckFacts status(int status) {
        CheckFacts facts = new CheckFacts();
        facts.scsiStatus = status;
        return facts;
    }

    public static CheckFacts host(int hostStatus) {
        CheckFacts facts = new CheckFacts();
        facts.hostStatus = hostStatus;
        return facts;
    }

    public static CheckFacts errno(int errno) {
        CheckFacts facts = new CheckFacts();
        facts.errno = errno;
        return facts;
    }

    public static CheckFacts overdue() {
        CheckFacts facts = new CheckFacts();
        facts.timedOutByUs = true;
        return facts;
    }

    /** A check's conclusion. */
    public static Verdict verdict(PathState state, Reason reason) {
        return new Verdict().conclude(state, reason);
    }
}
