package io.polypath.agent.topology;

import io.polypath.agent.alua.RtpgSupport;
import io.polypath.agent.path.ClariionUnit;
import io.polypath.agent.path.ControlMode;
import io.polypath.agent.path.Probe;
import io.polypath.agent.reserve.Registration;
import io.polypath.ffm.scsi.AccessState;

/**
 * How far a path's present check has come, and what of earlier checks still hangs. Owner lane only.
 *
 * <p>A check is a short sequence of commands. First whatever is not known yet, INQUIRY and VPD page 83h, then the checker's
 * own command; each is sent when the one before has answered.
 */
public final class CheckProgress {

    /** No command. */
    public static final int NONE = -1;

    /** So many pages 83h that tell nothing may a device send before it counts as one that cannot tell who it is. */
    private static final int MOST_UNREADABLE = 5;

    /** No round of checks. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Slot of the command that is awaited, or {@link #NONE}. */
    public int awaitedSlot = NONE;

    /** Commands whose deadline has passed and that have not come back. */
    public int hung;

    /** Reads of a test that have not come back, whatever became of the test. */
    public int samples;

    /** When the next command of the present check was due: the check's own due time, then the answer to the command before. */
    public long dueNs;

    /** Tries that are left in the present check. */
    public int retriesLeft;

    /** Checks begun since the path appeared. */
    public long rounds;

    /** Whether the standard INQUIRY data are known and not in doubt. */
    public boolean inquiryKnown;

    /** Whether VPD page 83h has been asked for since the identity was last in doubt. */
    public boolean identityKnown;

    /** How often it was in doubt who answers: ever, when the command that is awaited was sent, and when the answer was last known. */
    private int doubts;

    private int doubtsWhenSent;
    private int doubtsSettled;

    /** How many pages 83h in a row have not told who answers. */
    private int unreadable;

    /** How many ANA groups the path's NVMe controller may report; 0 for none, and where it is not known. */
    public long anaGroups;

    /** The ANA group of the path's namespace, as of the present check; {@link #NONE} before it was asked for. */
    public long anaGroup = NONE;

    /** The identity that the NVMe namespace reported of itself at first, empty where it reports none; null before. */
    public String namespaceIdentity;

    /** Which form of REPORT TARGET PORT GROUPS the device takes. Remembered for the life of the path. */
    public RtpgSupport rtpg = RtpgSupport.UNTRIED;

    /** The access state that sense data have told of the path's group; RESERVED for none since the path last reported groups. */
    public AccessState sensedAccess = AccessState.RESERVED;

    /** Whether the extended header was refused in the present check, so that the plain form is next. */
    public boolean plainHeader;

    /** Whether TEST UNIT READY takes the place of REPORT TARGET PORT GROUPS in this check. */
    public boolean askTur;

    /** Bytes to ask for with REPORT TARGET PORT GROUPS; 0 for the usual number. */
    public int replyBytes;

    /** Whether the states of the target port groups have been asked for, or need not be, beside what the checker asks. */
    public boolean accessSettled;

    /** How many of the checker's own commands have answered in the present check without deciding it. */
    public int mainStep;

    /** The command that the prioritizer needs next in the present check; null for its first, or when it has what it needs. */
    public Probe priorityProbe;

    /** Whether the command that is awaited is the prioritizer's alone. */
    public boolean askingPriority;

    /** Whether the prioritizer has what it needs from the present check. */
    public boolean prioritySettled;

    /** Whether the checker's own command has answered in the present check. */
    public boolean mainDone;

    /** How far the control mode page of an RDAC controller is from being as it should; touched for such paths only. */
    public final ControlMode controlMode = new ControlMode();

    /** The logical unit that a CLARiiON path first showed. */
    public final ClariionUnit clariion = new ClariionUnit();

    /** Whether the device is being looked at in sysfs for the present check, and whether it has been. */
    public boolean looking;

    public boolean looked;

    /** Whether the path waits for its host to have room for another command. */
    public boolean waiting;

    /** Whether something happened during the check that calls for another one right after it. */
    public boolean again;

    /** Whether the path must be registered with its map's reservation key before it is used, if its map is. */
    public boolean registrationOwed = true;

    /** The round of checks from which a registration that failed is tried again; {@link #NEVER} when none has. */
    public long registrationRound = NEVER;

    /** How many checks lie between the last two tries of a registration that failed; 0 when the last one did not fail. */
    public int registrationPause;

    /** How many registrations a client made in which this path's is one: as many are enough; 0 when nobody says so. */
    public int registrationsExpected;

    /** The registration that is under way as the last part of the present check, or null. */
    public Registration registration;

    /** Of a path that was never checked. */
    public CheckProgress() {}

    /** It is not known whether the same logical unit still answers here. */
    public void doubt() {
        reread(true, true);
        doubts++;
    }

    /** What is known is asked again, although nobody doubts it. */
    public void reread(boolean inquiry, boolean identity) {
        inquiryKnown &= !inquiry;
        identityKnown &= !identity;
    }

    /** It is known who answers, as far as it can be. */
    public void identified() {
        identityKnown = settlesDoubts();
        doubtsSettled = doubtsWhenSent;
    }

    /** A page 83h came. @param tells whether it told who answers */
    public void pageRead(boolean tells) {
        unreadable = tells ? 0 : Math.min(unreadable + 1, MOST_UNREADABLE);
    }

    /** Whether a page 83h that told nothing may have been damaged on its way, so that the next one may tell. */
    public boolean mayTellNext() {
        return unreadable < MOST_UNREADABLE;
    }

    /** Whether it has been in doubt since it was last known who answers. */
    public boolean contested() {
        return doubts != doubtsSettled;
    }

    /** A command of the check is on its way. @param slot where its answer will be */
    public void sent(int slot) {
        awaitedSlot = slot;
        doubtsWhenSent = doubts;
    }

    /** Whether the answer that came tells who answers now: a doubt that arose after the question is not settled by it. */
    public boolean settlesDoubts() {
        return doubtsWhenSent == doubts;
    }

    /** Whether a check is under way. */
    public boolean busy() {
        return awaitedSlot != NONE || waiting || looking;
    }

    /** Commands of this path that the kernel has. */
    public int outstanding() {
        return hung + samples + (awaitedSlot == NONE ? 0 : 1);
    }
}
