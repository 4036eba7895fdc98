package io.polypath.agent.owner;

import io.polypath.agent.config.Settings;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.policy.Admission;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.topology.IdentityRule;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.agent.topology.Wwid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who each path is: what udev, the kernel and the device say of it, and which of them counts. Owner lane only.
 *
 * <p>udev's word counts first, but may be old: the logical unit behind a disk can become another one without udev's noticing. Where
 * the device says otherwise, udev is asked to read again.
 */
final class Identities {

    /** How long a path's identity may be owed by udev before the device's own word is taken: three tries of ten seconds. */
    private static final long UDEV_WAIT_NS = 30_000_000_000L;

    /** How long udev may take to read again before it is asked once more. */
    private static final long REREAD_NS = 10_000_000_000L;

    /** How udev calls the bus of disks that it names by page 83h, and not by model and serial number. */
    private static final String SCSI = "scsi";

    private static final byte[] NOTHING = new byte[0];

    private final Holdings holdings;
    private final Outcomes outcomes;
    private final Timers timers;
    private final Journal journal;
    private final Board board;
    private final Policy policy;
    private final Admission admission;
    private final String uidAttribute;
    private final boolean mayAskUdev;

    /** Paths on which another logical unit answers, perhaps in the middle of a check. */
    private final Set<Path> changed = new HashSet<>();

    /** Paths that turned out to be blacklisted, perhaps in the middle of a check. */
    private final Set<Path> unwelcome = new HashSet<>();

    private final FormerNames former = new FormerNames();
    private Audience audience;
    private boolean udevRuns;

    Identities(
            Holdings holdings,
            Outcomes outcomes,
            Timers timers,
            Journal journal,
            Board board,
            Policy policy,
            Admission admission,
            Settings settings) {
        this.holdings = holdings;
        this.outcomes = outcomes;
        this.timers = timers;
        this.journal = journal;
        this.board = board;
        this.policy = policy;
        this.admission = admission;
        uidAttribute = settings.uidAttribute();
        mayAskUdev = settings.maps().active();
    }

    void audience(Audience listener) {
        audience = listener;
    }

    /** The disks were listed. @param names those that are there */
    void listed(Set<String> names, boolean withUdev) {
        udevRuns = withUdev;
        former.retain(names);
    }

    boolean udevRuns() {
        return udevRuns;
    }

    /** The path was found just now. */
    void found(Path path, long nowNs) {
        path.former(former.of(path.name()));
        holdings.of(path).udevDeadlineNs = nowNs + UDEV_WAIT_NS;
    }

    /** udev has read the disk and tells. */
    void udevRead(Path path, Map<String, String> properties, boolean initialised, long nowNs) {
        Attachment attachment = holdings.of(path);
        if (attachment.dispute.isOpen()) {
            readInDispute(path, attachment, names(path, properties), initialised, nowNs);
        }
        udevSpoke(path, properties, initialised, nowNs);
    }

    private void readInDispute(Path path, Attachment attachment, boolean named, boolean initialised, long nowNs) {
        if (named) {
            attachment.dispute = NameDispute.SETTLED;
            path.denied(null);
        } else if (initialised && path.denied() == null) {
            path.denied(path.udevWwid());
            audience.denied(path, nowNs);
        }
    }

    /** udev's properties of a path are known, from its database or with an event. */
    void udevSpoke(Path path, Map<String, String> properties, boolean initialised, long nowNs) {
        Attachment attachment = holdings.of(path);
        attachment.udevInitialised |= initialised;
        if (initialised) {
            path.udev.hear(UdevClaim.of(properties));
        }
        if (!names(path, properties) || hear(path, Wwid.ofNullable(properties.get(uidAttribute(path))), nowNs)) {
            attachment.udevSaid(properties);
        }
        settle(path, nowNs);
    }

    private boolean names(Path path, Map<String, String> properties) {
        String attribute = uidAttribute(path);
        return !attribute.isEmpty() && properties.containsKey(attribute);
    }

    /** What udev read before the device became another one does not count; what it reads afterwards does. @return whether it does */
    private boolean hear(Path path, Wwid fromUdev, long nowNs) {
        if (former.has(path.name(), fromUdev)) {
            return false;
        }
        former.forget(path.name());
        if (!Objects.equals(fromUdev, path.udevWwid()) && (holdings.of(path).namesAgree || deviceSaidOtherwise(path, fromUdev))) {
            path.check.doubt();
            path.check.again |= path.check.busy();
            timers.check(path, path.interval.event(nowNs));
        }
        path.udevWwid(fromUdev);
        return true;
    }

    /** udev may have read the device after it told its name, and it may be another one since. */
    private static boolean deviceSaidOtherwise(Path path, Wwid fromUdev) {
        return fromUdev != null && path.reportedWwid() != null && !fromUdev.equals(path.reportedWwid());
    }

    /** The identity that the kernel gave an NVMe path when it was found; empty for none. */
    String kernelWwid(Path path) {
        return holdings.of(path).survey.kernelWwid();
    }

    private String uidAttribute(Path path) {
        return uidAttribute != null ? uidAttribute : policy.of(path).uidAttribute();
    }

    /**
     * The device itself said who it is. Where it is no longer who it was, this path has ended: what is known of it, and what udev
     * says, is about another logical unit. It goes as soon as its check is over, and its device is found anew.
     *
     * @param reported the best of its names, or null
     * @param asUdev whether it has the name that udev gives too
     */
    void deviceSpoke(Path path, Wwid reported, boolean asUdev, long nowNs) {
        Wwid before = path.reportedWwid();
        path.reportedWwid(reported);
        boolean another = before != null && reported != null && !before.equals(reported);
        if (another || holdings.of(path).udevIsContradicted()) {
            leaveNames(path, before);
            former.isNow(path.name(), reported);
            outcomes.happen(path, PathEvent.IDENTITY_CHANGED, nowNs);
            outcomes.retract(path, nowNs);
            changed.add(path);
            timers.duty(Timers.Duty.REVISIT, nowNs);
            return;
        }
        former.isNow(path.name(), reported);
        holdings.of(path).udevAtLastAnswer = path.udevWwid();
        if (!asUdev && contradictsUdev(path)) {
            dispute(path, NameDispute.ASKED, nowNs);
        } else {
            settle(path, nowNs);
        }
    }

    /** What udev has said since the device last spoke may be about what the disk is now; only a name that it cannot have is old too. */
    private void leaveNames(Path path, Wwid before) {
        Attachment attachment = holdings.of(path);
        former.add(path.name(), before, before);
        former.add(path.name(), attachment.udevAtLastAnswer, before);
        if (attachment.udevIsContradicted()) {
            former.add(path.name(), path.udevWwid(), path.udevWwid());
        }
    }

    /** The kernel has removed the disk: one that comes by its name is another. */
    void gone(String name) {
        former.forget(name);
    }

    /** Whether udev's word may be old: it gives another name where, as a rule, both give the same. */
    private boolean contradictsUdev(Path path) {
        return mayAskUdev
                && udevRuns
                && holdings.of(path).dispute == NameDispute.NONE
                && path.reportedWwid() != null
                && path.udevWwid() != null
                && uidAttribute(path).equals(IdentityRule.DEVICE_ATTRIBUTE)
                && holdings.of(path).udevSaid().getOrDefault("ID_BUS", SCSI).equals(SCSI);
    }

    /** udev is asked to read the disk again, and the path belongs to nobody before that. */
    private void dispute(Path path, NameDispute how, long nowNs) {
        Attachment attachment = holdings.of(path);
        attachment.dispute = how;
        attachment.udevDeadlineNs = nowNs + REREAD_NS;
        path.init(InitState.REQUESTED_UDEV);
        String text = "udev: " + path.udevWwid().text() + ", device: " + path.reportedWwid().text();
        journal.note(FlightKind.DISPUTE, path, 0, FixedText.bytes(text), nowNs);
        Wwid before = path.wwid();
        holdings.units.leave(path);
        path.wwid(null);
        audience.disputed(path, before, nowNs);
        board.write(path);
    }

    /** Decides who the path is from what has been said so far, and moves it to that logical unit. */
    void settle(Path path, long nowNs) {
        Attachment attachment = holdings.of(path);
        if (attachment.dispute.isOpen()) {
            if (nowNs >= attachment.udevDeadlineNs) {
                dispute(path, NameDispute.OVERDUE, nowNs);
            }
            return;
        }
        boolean mayAsk = udevRuns && !uidAttribute(path).isEmpty();
        boolean owesWord = !attachment.udevInitialised || readsAgain(path);
        boolean udevMaySpeak = mayAsk && owesWord && nowNs < attachment.udevDeadlineNs;
        Wwid wwid = IdentityRule.choose(path.udevWwid(), path.reportedWwid(), udevMaySpeak);
        if (wwid == null) {
            path.init(udevMaySpeak ? InitState.MISSING_UDEV : path.init());
            return;
        }
        path.init(InitState.OK);
        attachment.namesAgree |= path.udevWwid() != null && path.udevWwid().equals(path.reportedWwid());
        if (!wwid.equals(path.wwid())) {
            join(path, wwid, nowNs);
        }
        if (path.reportedWwid() != null) {
            path.unit().toldWhoItIs();
        }
    }

    /**
     * Whether udev was asked to read a disk that became another one, and calls disks by other names than they say themselves: by its own
     * name the path would have a map of its own, beside that of its unit, until udev has read.
     */
    private boolean readsAgain(Path path) {
        return mayAskUdev && path.udevWwid() == null && former.differed(path.name());
    }

    private void join(Path path, Wwid wwid, long nowNs) {
        Wwid before = path.wwid();
        path.wwid(wwid);
        holdings.units.join(path);
        holdings.of(path).wwidText = FixedText.bytes(wwid.text());
        holdings.of(path).checksBefore = path.check.rounds - (path.check.busy() ? 1 : 0);
        if (holdings.of(path).checksBefore > 0) {
            timers.check(path, path.interval.event(nowNs));
        }
        journal.note(FlightKind.IDENTITY, path, 0, NOTHING, nowNs);
        if (before != null) {
            audience.left(path, before, false, nowNs);
        }
        board.write(path);
        if (admission.excludesIdentity(path)) {
            unwelcome.add(path);
            timers.duty(Timers.Duty.REVISIT, nowNs);
            return;
        }
        audience.joined(path, nowNs);
    }

    /** Paths whose logical unit is another one than it was, each told once. */
    List<Path> takeChanged() {
        return take(changed);
    }

    /** Paths whose identity the blacklist has, each told once. */
    List<Path> takeUnwelcome() {
        return take(unwelcome);
    }

    private static List<Path> take(Set<Path> paths) {
        List<Path> taken = List.copyOf(paths);
        paths.clear();
        return taken;
    }
}
