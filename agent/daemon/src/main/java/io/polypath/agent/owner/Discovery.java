package io.polypath.agent.owner;

import io.polypath.agent.config.Settings;
import io.polypath.agent.config.blacklist.Verdict;
import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckPace;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.policy.Admission;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.record.Command;
import io.polypath.agent.record.SurveyOrder;
import io.polypath.agent.record.SurveyReport;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.ringbuf.LaneQueue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Paths that come, go, and get their identity. Owner lane only; works when the topology changes, not per check. */
final class Discovery {

    private static final long REVISIT_NS = 100_000_000L;
    private static final long UNREAD_NS = 5_000_000_000L;

    private static final byte[] NOTHING = new byte[0];

    private final Holdings holdings;
    private final Submissions submissions;
    private final Timers timers;
    private final Journal journal;
    private final Board board;
    private final LaneQueue<SurveyOrder> surveys;
    private final Policy policy;
    private final Admission admission;
    private final Attaching attaching;
    private final Promotions promotions;
    private final Looks looks;
    private final Identities identities;
    private CheckPace pace;
    private final Map<String, DiskKey> leftAlone = new HashMap<>();

    /** The same by the configuration before, until the disks have been judged by the present one. */
    private final Map<String, DiskKey> leftAloneBefore = new HashMap<>();

    /** Those among them that an operator does not want, whatever is heard of them. */
    private final Map<String, DiskKey> dismissed = new HashMap<>();
    private final Set<Path> leaving = new HashSet<>();

    /** Disks that found every row of the path table taken, in the order in which they came. */
    private final Set<String> crowdedOut = new LinkedHashSet<>();
    private final int maxPaths;

    private Audience audience;
    private boolean listed;

    Discovery(
            Holdings holdings,
            Submissions submissions,
            Timers timers,
            Journal journal,
            Board board,
            LaneQueue<SurveyOrder> surveys,
            Policy policy,
            Admission admission,
            Identities identities,
            Settings settings) {
        this.holdings = holdings;
        this.submissions = submissions;
        this.timers = timers;
        this.journal = journal;
        this.board = board;
        this.surveys = surveys;
        this.policy = policy;
        this.admission = admission;
        this.identities = identities;
        looks = new Looks(surveys);
        attaching = new Attaching(submissions, timers);
        promotions = new Promotions(holdings, submissions, surveys);
        maxPaths = settings.maxPaths();
        this.pace = new CheckPace(settings.pollingInterval().toNanos(), settings.maxPollingInterval().toNanos());
    }

    void audience(Audience listener) {
        audience = listener;
    }

    /** Orders a comparison with what is there. */
    void list() {
        surveys.offer(new SurveyOrder.ListDisks());
    }

    /** Orders a look at one disk; where one is on its way, another after it. */
    void survey(String name) {
        looks.order(name);
    }

    /** The kernel says that a disk is gone. @param path as which it was known, or null */
    void removed(String name, Path path, long nowNs) {
        looks.removed(name);
        crowdedOut.remove(name);
        dismissed.remove(name);
        if (path != null || holdings.paths.byName(name) == null) {
            identities.gone(name);
        }
        if (path != null) {
            remove(path, nowNs);
        }
    }

    /** Whether a udev daemon was there when the disks were listed last. */
    boolean udevRuns() {
        return identities.udevRuns();
    }

    /** Whether a look at that disk is on its way. */
    boolean surveys(String name) {
        return looks.isOrdered(name);
    }

    /** Whether a disk of that name is there and is no path on purpose. */
    boolean leavesAlone(String name) {
        return leftAlone.containsKey(name);
    }

    /** Whether the configuration, and no operator, leaves the disk with these numbers alone, or did until a moment ago. */
    boolean excludes(String devT) {
        return has(leftAlone, devT) || has(leftAloneBefore, devT);
    }

    private boolean has(Map<String, DiskKey> disks, String devT) {
        for (DiskKey disk : disks.values()) {
            if (devT.equals(disk.major() + ":" + disk.minor()) && !dismissed.containsKey(disk.name())) {
                return true;
            }
        }
        return false;
    }

    /** A disk that was left alone is looked at again. */
    void welcome(String name) {
        leftAlone.remove(name);
        dismissed.remove(name);
    }

    /** An operator does not want the path, until it is asked for, added anew, or the configuration is read again; its device stays. */
    void dismiss(Path path, long nowNs) {
        dismissed.put(path.name(), keyOf(path));
        leaveAlone(keyOf(path), "an operator removed the path", nowNs);
        remove(path, nowNs);
    }

    /**
     * Another configuration holds: what is a path, who it is, and how often it is checked.
     *
     * @param differs whether anything in it does: to judge every path by it takes long
     */
    void reconfigured(CheckPace newPace, boolean differs, long nowNs) {
        pace = newPace;
        leftAloneBefore.putAll(leftAlone);
        leftAlone.clear();
        dismissed.clear();
        audience.readmittedAll();
        for (Path path : holdings.paths.named()) {
            String unwanted = differs ? unwanted(path) : null;
            if (unwanted != null) {
                exclude(path, unwanted, nowNs);
            } else {
                path.interval.pace(newPace);
                path.check.inquiryKnown = false;
                identities.udevSpoke(path, holdings.of(path).udevSaid(), false, nowNs);
            }
        }
        list();
    }

    /** Why the blacklist has a path; null when it has not. */
    private String unwanted(Path path) {
        if (path.wwid() != null && admission.excludesIdentity(path)) {
            return "its wwid is blacklisted";
        }
        Verdict verdict = admission.judge(holdings.of(path).survey, path.identity());
        return verdict.blacklisted() ? verdict.reason() : null;
    }

    private static DiskKey keyOf(Path path) {
        PathIdentity identity = path.identity();
        return new DiskKey(identity.name(), identity.major(), identity.minor(), identity.diskSequence());
    }

    /** The surveyor reports. */
    void report(SurveyReport report, long nowNs) {
        switch (report) {
            case SurveyReport.DisksListed disks -> compare(disks, nowNs);
            case SurveyReport.DiskSurveyed surveyed -> surveyed(surveyed.survey(), nowNs);
            case SurveyReport.DiskUnreadable disk -> unreadable(disk.name(), disk.why(), nowNs);
            case SurveyReport.DiskMissing missing -> missing(missing.name(), nowNs);
        }
    }

    private void compare(SurveyReport.DisksListed report, long nowNs) {
        listed = true;
        int differences = 0;
        Set<String> present = new HashSet<>();
        for (DiskKey key : report.disks()) {
            present.add(key.name());
            Path path = holdings.paths.byName(key.name());
            if (key.equals(leftAlone.get(key.name()))) {
                continue;
            }
            if (path == null || !same(path, key)) {
                differences++;
                survey(key.name());
            }
        }
        leftAloneBefore.clear();
        leftAlone.keySet().retainAll(present);
        crowdedOut.retainAll(present);
        dismissed.keySet().retainAll(present);
        identities.listed(present, report.udevRuns());
        for (Path path : holdings.paths.named()) {
            if (!present.contains(path.name())) {
                differences++;
                remove(path, nowNs);
            }
        }
        journal.note(FlightKind.RESYNC, differences, NOTHING, nowNs);
    }

    private static boolean same(Path path, DiskKey key) {
        PathIdentity identity = path.identity();
        return identity.major() == key.major()
                && identity.minor() == key.minor()
                && identity.diskSequence() == key.diskSequence();
    }

    /** What is known of a disk stays; it is looked at again. */
    private void unreadable(String name, String why, long nowNs) {
        looks.failed(name);
        journal.note(FlightKind.TROUBLE, 0, FixedText.bytes("cannot look at " + name + ": " + why), nowNs);
        timers.duty(Timers.Duty.REVISIT, nowNs + UNREAD_NS);
    }

    private void missing(String name, long nowNs) {
        looks.done(name);
        identities.gone(name);
        Path path = holdings.paths.byName(name);
        if (path != null) {
            remove(path, nowNs);
        } else {
            lookAtNext();
        }
    }

    private void surveyed(DiskSurvey survey, long nowNs) {
        if (!looks.done(survey.key().name()) || survey.key().equals(dismissed.get(survey.key().name()))) {
            surveys.offer(new SurveyOrder.ReleaseDisk(survey));
            return;
        }
        Path path = holdings.paths.byName(survey.key().name());
        if (path != null && same(path, survey.key())) {
            refresh(path, survey, nowNs);
            return;
        }
        if (path != null) {
            identities.gone(path.name());
            remove(path, nowNs);
        }
        add(survey, nowNs);
    }

    private void refresh(Path path, DiskSurvey survey, long nowNs) {
        boolean changed = path.sizeBytes() != survey.sizeBytes() || path.readOnly() != survey.readOnly();
        path.sizeBytes(survey.sizeBytes());
        path.readOnly(survey.readOnly());
        path.sysfsAccess(survey.accessState(), survey.preferredPath());
        path.handler(survey.handler());
        holdings.of(path).deviceState = survey.deviceState();
        identities.udevSpoke(path, survey.udev(), survey.udevInitialised(), nowNs);
        board.write(path);
        if (changed) {
            audience.surveyed(path, nowNs);
        }
        promotions.surveyed(path, survey);
        audience.looked(path, nowNs);
    }

    private void add(DiskSurvey survey, long nowNs) {
        PathIdentity identity = SurveyedIdentity.of(survey);
        Verdict verdict = admission.judge(survey, identity);
        if (verdict.blacklisted()) {
            leaveAlone(survey.key(), verdict.reason(), nowNs);
            audience.excluded(survey.key(), UdevClaim.of(survey.udev()));
            surveys.offer(new SurveyOrder.ReleaseDisk(survey));
            lookAtNext();
            return;
        }
        Path path = holdings.paths.add(identity, pace, nowNs);
        if (path == null) {
            turnAway(survey, nowNs);
            return;
        }
        crowdedOut.remove(path.name());
        holdings.attach(path, survey);
        identities.found(path, nowNs);
        path.sizeBytes(survey.sizeBytes());
        path.readOnly(survey.readOnly());
        path.sysfsAccess(survey.accessState(), survey.preferredPath());
        path.handler(survey.handler());
        journal.note(FlightKind.PATH_FOUND, path, 0, FixedText.bytes(survey.address() + " " + survey.protocol()), nowNs);
        open(path, survey, nowNs);
        identities.udevSpoke(path, survey.udev(), survey.udevInitialised(), nowNs);
        board.write(path);
    }

    /** The disk's turn comes when another has left its row. */
    private void turnAway(DiskSurvey survey, long nowNs) {
        crowdedOut.add(survey.key().name());
        surveys.offer(new SurveyOrder.ReleaseDisk(survey));
        String why = survey.key().name() + " is not used: there is room for " + maxPaths + " paths (--max-paths)";
        journal.note(FlightKind.TROUBLE, crowdedOut.size(), FixedText.bytes(why), nowNs);
    }

    /** The blacklist has the disk: it is not looked at again before the configuration changes. */
    private void leaveAlone(DiskKey key, String reason, long nowNs) {
        leftAlone.put(key.name(), key);
        journal.note(FlightKind.LEFT_ALONE, 0, FixedText.bytes(key.name() + ": " + reason), nowNs);
    }

    private void open(Path path, DiskSurvey survey, long nowNs) {
        Carrier carrier = holdings.of(path).carrier;
        if (!carrier.canCarry()) {
            path.init(InitState.FAILED);
            journal.note(FlightKind.TROUBLE, path, survey.checkDevice(), FixedText.bytes("cannot be opened"), nowNs);
        }
        if (carrier.isRunner()) {
            timers.check(path, nowNs);
        } else {
            attaching.begin(path, nowNs);
        }
    }

    /** The blacklist has the path, or who it has turned out to be. */
    private void exclude(Path path, String reason, long nowNs) {
        leaveAlone(keyOf(path), reason, nowNs);
        audience.excluded(keyOf(path), path.udev.heard());
        remove(path, nowNs);
    }

    /** The device is gone: nobody sees the path any more, and its row is freed when everything lent has come home. */
    void remove(Path path, long nowNs) {
        Attachment attachment = holdings.of(path);
        if (attachment.leaving) {
            return;
        }
        attachment.leaving = true;
        promotions.cancel(attachment);
        path.machine.happen(PathEvent.DEVICE_REMOVED, nowNs);
        path.init(InitState.REMOVED);
        journal.note(FlightKind.PATH_REMOVED, path, attachment.purged ? 1 : 0, NOTHING, nowNs);
        timers.stopCheck(path);
        timers.stopLimit(path);
        attaching.forget(path);
        holdings.hide(path);
        if (path.wwid() != null) {
            audience.left(path, path.wwid(), true, nowNs);
        }
        board.clear(path.row);
        leaving.add(path);
        if (attachment.carrier.isRunner()) {
            attachment.detachOrdered = true;
            attachment.detached = true;
        }
        orderDetach(path, nowNs);
        letGo(path);
    }

    /** Without a free slot the order has to wait; slots come home by themselves. */
    private void orderDetach(Path path, long nowNs) {
        Attachment attachment = holdings.of(path);
        if (!attachment.detachOrdered) {
            attachment.detachOrdered = submissions.tell(path, Command.Task.DETACH);
            if (!attachment.detachOrdered) {
                timers.duty(Timers.Duty.REVISIT, nowNs + REVISIT_NS);
            }
        }
    }

    /** The prober has forgotten the device. */
    void detached(Path path) {
        holdings.of(path).detached = true;
        submissions.reclaim(path);
        letGo(path);
    }

    /** Something lent may have come home: closes and frees what a path that left still holds, once nobody has any of it. */
    void letGo(Path path) {
        Attachment attachment = holdings.of(path);
        promotions.settle(path);
        boolean asked = !attachment.detached || path.check.outstanding() > 0;
        if (attachment.leaving && !asked && attachment.purge == null) {
            leaving.remove(path);
            surveys.offer(new SurveyOrder.ReleaseDisk(attachment.survey));
            holdings.drop(path);
            lookAtNext();
        }
    }

    /** A row is free, or who could have had it did not take it. */
    private void lookAtNext() {
        Iterator<String> next = crowdedOut.iterator();
        if (next.hasNext()) {
            String name = next.next();
            next.remove();
            survey(name);
        }
    }

    /** Tries again what found no free slot, and does what could not be done on the spot. */
    void revisit(long nowNs) {
        for (Path path : identities.takeUnwelcome()) {
            exclude(path, "wwid " + path.wwid().text() + " is blacklisted", nowNs);
        }
        for (Path path : identities.takeChanged()) {
            remove(path, nowNs);
            survey(path.name());
            audience.becameAnother(path, nowNs);
        }
        looks.retry();
        attaching.retry(nowNs);
        for (Path path : leaving) {
            orderDetach(path, nowNs);
        }
    }

    /** Whether every disk of the first list has been opened, is known by name and has been checked since. */
    boolean settled() {
        if (!listed || !looks.noneOrdered()) {
            return false;
        }
        for (int row = 0; row < holdings.paths.highestRow(); row++) {
            Path path = holdings.paths.at(row);
            if (path != null && !settled(path)) {
                return false;
            }
        }
        return true;
    }

    private boolean settled(Path path) {
        Attachment attachment = holdings.of(path);
        long checks = path.check.rounds - attachment.checksBefore;
        return (checks > 1 || checks == 1 && !path.check.busy()) && attachment.dispute != NameDispute.ASKED;
    }
}
