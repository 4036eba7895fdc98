package io.polypath.agent.alua;

import io.polypath.agent.path.Probe;

/**
 * Which form of REPORT TARGET PORT GROUPS a logical unit takes, as far as it has shown. Remembered per logical unit and
 * forgotten when its INQUIRY data change.
 */
public enum RtpgSupport {
    /** It has not answered any form yet. */
    UNTRIED(Probe.RTPG_EXTENDED),
    /** It has answered the form with the extended header, with that header or without. */
    EXTENDED(Probe.RTPG_EXTENDED),
    /** It refused the extended header and has answered the plain form. */
    PLAIN(Probe.RTPG_PLAIN),
    /** It refused both forms and has never answered one: the alua checker sends TEST UNIT READY to it, until INQUIRY is asked again. */
    NONE(Probe.TUR);

    private final Probe stateProbe;

    RtpgSupport(Probe stateProbe) {
        this.stateProbe = stateProbe;
    }

    /** What the alua checker sends to such a logical unit. */
    public Probe stateProbe() {
        return stateProbe;
    }

    /** What is known after the form was answered. */
    RtpgSupport answered(boolean extendedHeader) {
        return extendedHeader ? EXTENDED : PLAIN;
    }

    /**
     * What is known after standard INQUIRY has told of target port groups, once more or for the first time: a unit that refused to
     * report them may have been starting, and is asked again.
     */
    public RtpgSupport claimedAgain() {
        return this == NONE ? UNTRIED : this;
    }

    /**
     * What is known after the form was refused with ILLEGAL REQUEST. A unit that has answered before is believed to do
     * so again: in the offline state, for instance, some targets refuse every command.
     */
    RtpgSupport refused(boolean extendedHeader) {
        return this == UNTRIED && !extendedHeader ? NONE : this;
    }
}
