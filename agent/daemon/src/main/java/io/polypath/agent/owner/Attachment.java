package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.path.DeviceStateVerdict;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import java.util.Map;

/** What the owner holds for a path beside its place in the topology: handles, load, measurements, texts. Owner lane only. */
final class Attachment {

    final Path path;

    /** What the handles in use came with, and who carries commands to them. Both change when the path gets an sg node. */
    DiskSurvey survey;

    Carrier carrier;

    /** A later survey with an sg node, which the path goes over to when its commands are home; or null. */
    DiskSurvey successor;

    final HostLoad host;
    final PortGroup port;
    final DeviceTimes deviceTimes;
    final byte[] nameText;

    /** What the flight record of another path says when this one reported its state. */
    final byte[] toldText;
    byte[] wwidText;

    /** What the last look at the device showed of its state ({@link DiskSurvey#deviceState}). */
    String deviceState;

    /** When a look at it was last ordered because the host adapter could not reach the device. */
    long lookedNs;

    /** Unit attentions collected on this path. */
    long unitAttentions;

    /** Time of the last answer, and how long it took. */
    long answeredNs;
    long lastTookNs;

    /** What udev last said of the device; what it had read of another one does not count. */
    private Map<String, String> udevSaid = Map.of();

    /** What udev had said when the device last told who it is; null for nothing. */
    Wwid udevAtLastAnswer;

    /** Whether udev and the device have once given the same name, so that two that differ cannot both be true. */
    boolean namesAgree;

    /** What becomes of two names that differ from the start. */
    NameDispute dispute = NameDispute.NONE;

    /** Checks that were over when the path came to its logical unit: what they told of the unit's port groups, nobody took. */
    long checksBefore;

    /** Whether udev has finished with the device, so that a property that is absent will not come. */
    boolean udevInitialised;

    /** Until when udev's word, the first or one that it was asked for, is waited for. */
    long udevDeadlineNs;

    /** The purge that is under way, or null. */
    PurgeTicket purge;

    /** Until when a path that a purge has spared is left alone. */
    long noPurgeBeforeNs = Long.MIN_VALUE;

    /** Whether a purge of this path was carried out: it is never purged twice. */
    boolean purged;

    /** Whether the path has left, and waits for its commands and its purge to come home. */
    boolean leaving;

    /** Whether the prober was told to forget the device, and whether it has. */
    boolean detachOrdered;

    boolean detached;

    Attachment(Path path, DiskSurvey survey, Carrier carrier, HostLoad host, PortGroup port, DeviceTimes deviceTimes) {
        this.path = path;
        this.survey = survey;
        this.deviceState = survey.deviceState();
        this.carrier = carrier;
        this.host = host;
        this.port = port;
        this.deviceTimes = deviceTimes;
        this.nameText = FixedText.bytes(path.name());
        this.toldText = FixedText.bytes("reported through " + path.name());
    }

    /** Whether the kernel let no command through to the device when it was last looked at. */
    boolean isOffline() {
        return DeviceStateVerdict.isOffline(deviceState);
    }

    /** Handle that takes a command synchronously: the sg node, or the disk itself where there is no sg node. */
    int commandDevice() {
        return survey.checkDevice() >= 0 ? survey.checkDevice() : survey.pinDevice();
    }

    /** Whether the device says otherwise than what udev has read since the two agreed: that was true for a moment at most. */
    boolean udevIsContradicted() {
        Wwid device = path.reportedWwid();
        return namesAgree && device != null && path.udevWwid() != null && !device.equals(path.udevWwid());
    }

    /** What udev last said of the device. */
    Map<String, String> udevSaid() {
        return udevSaid;
    }

    /** udev has spoken. The same once more is dropped: to replace what is old by what is new is the dearest thing for the collector. */
    void udevSaid(Map<String, String> properties) {
        if (!udevSaid.equals(properties)) {
            udevSaid = properties;
        }
    }
}
