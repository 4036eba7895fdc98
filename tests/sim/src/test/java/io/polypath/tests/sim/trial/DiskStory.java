package io.polypath.tests.sim.trial;

import io.polypath.agent.port.PurgePort;
import io.polypath.sim.model.LogicalUnit;

/** What the daemon has asked a disk and was told, and how the disk has really been. */
final class DiskStory {

    static final long NEVER = Long.MIN_VALUE / 2;

    /** A disk all of whose pages tell nothing is believed to be who udev says after so many. */
    static final int CANNOT_TELL = 5;

    /** Whether the present daemon has been given two names, one after the other. */
    boolean renamed;

    /** When it was last asked something, or could not be; first when the daemon could know of it. */
    long askedNs;

    /** When something was last wrong with it. */
    long flawNs;

    /** Since when something has been asked and nothing answered; {@link #NEVER} when all was answered. */
    long silentNs;

    /** The same, reads that may be of a test among what was asked. */
    long unansweredNs = NEVER;

    /** When it last answered, and when the kernel last failed it in a map. */
    long answeredNs = NEVER;

    long failedNs = NEVER;

    /** When its connection, what is wrong with it, its unit or the access to it was last another. */
    long unsteadyNs;

    /** What that was. */
    Object condition;

    /** Which unit it leads to, null for none, and since when. */
    LogicalUnit unit;

    long unitNs = NEVER;

    /** When its port was last asked something that it answers by saying that units behind it may have come or gone. */
    long doubtedNs = NEVER;

    /** Second half of the name that it last gave, 0 for none in the life of the present daemon, and when. */
    long name;

    long namedNs = NEVER;

    /** How many pages in a row, in the life of the present daemon, should have told its name and did not. */
    int unreadable;

    /** The trace's event at which the latest question was sent that has brought that name: answers may come in another order. */
    long namedEvent = -1;

    /** Since when every answer said that there is no such unit; {@link #NEVER} while that is not so. */
    long absentNs = NEVER;

    /** How many answers said so. */
    int absences;

    /** What the purger's last look found, and when. */
    PurgePort.Look look;

    long lookNs = NEVER;

    DiskStory(long nowNs) {
        askedNs = nowNs;
        flawNs = nowNs;
        silentNs = NEVER;
        unsteadyNs = nowNs;
    }

    /** Something was sent to it. @param inTime whether silence says something: reads of a test may take a minute */
    void asked(long nowNs, boolean inTime) {
        askedNs = nowNs;
        silentNs = inTime && silentNs == NEVER ? nowNs : silentNs;
        unansweredNs = unansweredNs == NEVER ? nowNs : unansweredNs;
    }

    /** It leads to a unit now. @param now null for none */
    void leadsTo(LogicalUnit now, long nowNs) {
        if (unit != now) {
            unit = now;
            unitNs = nowNs;
        }
    }

    /** What was asked did not leave the host. */
    void notSent() {
        silentNs = NEVER;
        unansweredNs = NEVER;
    }

    /** It answered. */
    void answered(long nowNs) {
        silentNs = NEVER;
        unansweredNs = NEVER;
        answeredNs = nowNs;
    }

    /** It gave a name. @param event at which it was asked */
    void named(long answer, long event, long nowNs) {
        renamed |= name != 0 && name != answer;
        namedEvent = name == answer ? Math.max(namedEvent, event) : event;
        name = answer;
        namedNs = nowNs;
    }

    /** The kernel failed it in a map. */
    void failed(long nowNs) {
        failedNs = nowNs;
        unsteadyNs = nowNs;
    }

    boolean isSilent() {
        return silentNs != NEVER;
    }

    /** Another daemon knows nothing of what this one was told. */
    void forget(long nowNs) {
        askedNs = nowNs;
        silentNs = NEVER;
        unansweredNs = NEVER;
        name = 0;
        renamed = false;
        namedNs = NEVER;
        namedEvent = -1;
        unreadable = 0;
        absentNs = NEVER;
        absences = 0;
        look = null;
    }
}
