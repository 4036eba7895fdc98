package io.polypath.agent.owner;

import io.polypath.agent.alua.AluaVerdict;
import io.polypath.agent.alua.LogicalUnitGroups;
import io.polypath.agent.alua.RtpgReply;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Evidence;
import io.polypath.agent.path.HpSwitchVerdict;
import io.polypath.agent.path.InquiryVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.TurVerdict;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.TargetPortGroups;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes that a command brought, in the slot where the kernel put them, and turns them into knowledge and a verdict. Owner
 * lane only; nothing is allocated for replies that say what is known already.
 */
final class Replies {

    private final CommandSlab slab;
    private final Journal journal;
    private final Identities identities;
    private final Outcomes outcomes;
    private final CheckerPolicy checkers;
    private final CheckerReplies vendors;
    private final Registrations registrations;
    private final PriorityWatch watch;
    private final NvmeReplies nvme;
    private final SlotReply reply;
    private final TargetPortGroups groups = new TargetPortGroups();
    private final RtpgReply rtpg = new RtpgReply();
    private final Verdict scratch = new Verdict();
    private final MemorySegment identity;

    Replies(
            Arena arena,
            CommandSlab slab,
            Journal journal,
            Identities identities,
            Outcomes outcomes,
            CheckerPolicy checkers,
            Registrations registrations,
            PriorityWatch watch) {
        this.slab = slab;
        this.journal = journal;
        this.identities = identities;
        this.outcomes = outcomes;
        this.checkers = checkers;
        this.registrations = registrations;
        this.watch = watch;
        vendors = new CheckerReplies(slab, journal);
        nvme = new NvmeReplies(slab, journal, identities, outcomes, checkers);
        reply = new SlotReply(slab);
        identity = arena.allocate(Designators.WWID_BYTES);
    }

    /**
     * Decides what the command says about its path.
     *
     * @param verdict overwritten
     * @return whether the check goes on with its next command: this one has answered, and does not decide by itself
     */
    boolean read(Path path, Probe probe, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        if (path.check.askingPriority) {
            watch.answered(path, probe, reply.of(slot, facts.transferredBytes), facts, verdict, nowNs);
            return true;
        }
        watch.overheard(path, probe, reply.of(slot, facts.transferredBytes), facts, nowNs);
        return switch (probe) {
            case TUR -> ready(path, facts, verdict, nowNs);
            case INQUIRY -> inquiry(path, slot, facts, verdict, nowNs);
            case VPD83 -> identification(path, slot, facts, verdict, nowNs);
            case VPD80 -> vendors.hpSerial(path, facts, verdict);
            case READ -> block(path, facts, verdict, nowNs);
            case VPD_C0 -> vendors.clariion(path, slot, facts, verdict);
            case VPD_C9 -> vendors.rdac(path, slot, facts, verdict);
            case MODE_CURRENT, MODE_CHANGEABLE, MODE_SELECT -> vendors.mode(path, probe, slot, facts, verdict, nowNs);
            case RTPG_EXTENDED, RTPG_PLAIN -> portGroups(path, probe, slot, facts, verdict, nowNs);
            case RESERVE_KEYS, RESERVE_HOLDER, RESERVE_REGISTER -> registrations.read(path, probe, slot, facts, verdict, nowNs);
            case NVME_CONTROLLER, NVME_DESCRIPTORS, NVME_NAMESPACE, NVME_READ -> nvme.read(path, probe, slot, facts, verdict, nowNs);
            case LONG_INQUIRY, VENDOR_ATTRIBUTES, VPD_C1, NVME_ANA_LOG -> throw new AssertionError("only a prioritizer asks for " + probe);
        };
    }

    private boolean ready(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        if (path.checker() == CheckerKind.HP_SW) {
            HpSwitchVerdict.decideReady(facts, path.check.retriesLeft, verdict);
        } else {
            TurVerdict.decide(facts, path.check.retriesLeft, verdict);
        }
        observeSense(path, verdict, nowNs);
        path.check.mainDone = true;
        return false;
    }

    private boolean block(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        vendors.block(path, facts, verdict);
        observeSense(path, verdict, nowNs);
        return false;
    }

    /** Whether there is a reply to read. */
    private boolean succeeded(CheckFacts facts) {
        return CommandVerdict.decide(facts, 0, scratch);
    }

    /**
     * Refused, it tells nothing: the command that decides is refused too, or it does not matter. A path in doubt, though, is not used
     * unless it was only busy: who refuses this may refuse page 83h as well, and nobody would have said who answers.
     */
    private boolean inquiry(Path path, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        MemorySegment data = slab.data(slot);
        int received = facts.transferredBytes;
        boolean usable = received >= Inquiry.MINIMUM_BYTES;
        int qualifier = usable ? Inquiry.peripheralQualifier(data, received) : Inquiry.QUALIFIER_CONNECTED;
        int type = usable ? Inquiry.peripheralType(data, received) : Inquiry.TYPE_DIRECT_ACCESS;
        InquiryVerdict.decide(facts, qualifier, type, verdict);
        if (verdict.state() != PathState.UNCHECKED || verdict.reason().evidence() == Evidence.OURS) {
            return false;
        }
        boolean refused = !succeeded(facts);
        if (refused && path.check.contested()) {
            verdict.conclude(scratch.state() == PathState.DOWN ? PathState.DOWN : PathState.UNCHECKED, Reason.IDENTITY_UNREADABLE);
            return false;
        }
        path.check.inquiryKnown = path.check.settlesDoubts();
        if (refused) {
            return true;
        }
        if (usable) {
            path.tpgs(Inquiry.tpgs(data, received));
            path.check.rtpg = path.check.rtpg.claimedAgain();
            if (checkers.settle(path)) {
                outcomes.describe(path);
            }
        } else {
            journal.note(FlightKind.MALFORMED, path, facts, Reason.MALFORMED_REPLY, received, nowNs);
        }
        return true;
    }

    /**
     * A device without the page keeps the identity that udev gave it. One that has it, as it has shown itself or by another path, and of
     * which it is in doubt who it is, is not used before it has shown the page again. One of which nobody knows that is asked some more
     * times before udev's word alone counts.
     */
    private boolean identification(Path path, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        boolean succeeded = CommandVerdict.decide(facts, path.check.retriesLeft, verdict);
        if (!succeeded && verdict.reason() != Reason.SENSE_ILLEGAL_REQUEST) {
            return false;
        }
        boolean named = succeeded && identify(path, slab.data(slot), facts, nowNs);
        if (succeeded) {
            path.check.pageRead(named);
        }
        if (!named && path.check.contested() && canTellWhoItIs(path)) {
            verdict.conclude(PathState.DOWN, Reason.IDENTITY_UNREADABLE);
            return false;
        }
        boolean udevAlone = !named && succeeded && path.check.contested() && path.udevWwid() != null;
        if (!udevAlone || !path.check.mayTellNext()) {
            path.check.identified();
        }
        return true;
    }

    /**
     * A page 83h that came after its deadline. It settles no doubt, but on a device all of whose answers are late nothing else tells that
     * it is another one.
     */
    void latePage(Path path, int slot, CheckFacts facts, long nowNs) {
        if (succeeded(facts)) {
            identify(path, slab.data(slot), facts, nowNs);
        }
    }

    private static boolean canTellWhoItIs(Path path) {
        return path.reportedWwid() != null || path.unit() != null && path.unit().tellsWhoItIs();
    }

    private boolean identify(Path path, MemorySegment page, CheckFacts facts, long nowNs) {
        int group = Designators.targetPortGroup(page, facts.transferredBytes);
        path.targetPortGroup(group < 0 ? Path.NO_GROUP : group);
        int length = Designators.wwid(page, facts.transferredBytes, identity);
        if (length <= 0) {
            journal.note(FlightKind.MALFORMED, path, facts, Reason.MALFORMED_REPLY, length, nowNs);
            return false;
        }
        Wwid reported = reported(path, length);
        boolean asUdev = path.udevWwid() != null && Designators.has(page, facts.transferredBytes, path.udevWwid().text(), identity);
        identities.deviceSpoke(path, reported, asUdev, nowNs);
        return true;
    }

    private Wwid reported(Path path, int length) {
        Wwid known = path.reportedWwid();
        if (known != null && Designators.spells(identity, length, known.text())) {
            return known;
        }
        byte[] text = identity.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        return Wwid.ofNullable(new String(text, StandardCharsets.US_ASCII));
    }

    private boolean portGroups(Path path, Probe probe, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        CheckProgress check = path.check;
        int asked = check.replyBytes == 0 ? slab.dataBytes() : check.replyBytes;
        decode(path, probe, slot, facts.transferredBytes, asked);
        if (path.checker() != CheckerKind.ALUA) {
            return accessOnly(path, facts, verdict, nowNs);
        }
        boolean usable = groups.count() > 0 && succeeded(facts);
        check.rtpg = AluaVerdict.decide(facts, rtpg, check.rtpg, check.retriesLeft, verdict);
        if (usable) {
            applyGroups(path, nowNs);
        } else {
            observeSense(path, verdict, nowNs);
        }
        return goesOn(path, facts, verdict, nowNs);
    }

    /** For the path's priority alone: what becomes of this command says nothing about the path's state. */
    private boolean accessOnly(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        CheckProgress check = path.check;
        boolean usable = groups.count() > 0 && succeeded(facts);
        check.rtpg = AluaVerdict.decide(facts, rtpg, check.rtpg, 0, scratch);
        boolean again = !check.plainHeader && scratch.asks(Verdict.PLAIN_HEADER);
        boolean longer = scratch.asks(Verdict.READ_LONGER);
        if (usable) {
            applyGroups(path, nowNs);
        }
        check.replyBytes = longer ? (int) groups.neededBytes() : check.replyBytes;
        check.plainHeader = again;
        check.accessSettled = !again && !longer;
        verdict.clear();
        return true;
    }

    /** A reply that even the roomiest slot cannot take counts as cut off. */
    private void decode(Path path, Probe probe, int slot, int receivedBytes, int asked) {
        rtpg.clear(probe == Probe.RTPG_EXTENDED);
        rtpg.fault = groups.parse(slab.data(slot), receivedBytes, asked);
        if (rtpg.fault == ReplyFault.LONGER && groups.neededBytes() > slab.mostDataBytes()) {
            rtpg.fault = ReplyFault.TRUNCATED;
        }
        if (rtpg.fault == ReplyFault.NONE) {
            rtpg.fault = path.targetPortGroup() == Path.NO_GROUP ? ReplyFault.NOT_FOUND : groups.find(path.targetPortGroup());
        }
        if (rtpg.fault == ReplyFault.NONE) {
            rtpg.accessState = groups.stateCode();
        }
    }

    private boolean goesOn(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        CheckProgress check = path.check;
        if (verdict.reason() == Reason.MALFORMED_REPLY || verdict.reason() == Reason.ALUA_GROUP_NOT_REPORTED) {
            journal.note(FlightKind.MALFORMED, path, facts, verdict.reason(), rtpg.fault.ordinal(), nowNs);
        }
        if (verdict.asks(Verdict.READ_LONGER)) {
            check.replyBytes = (int) groups.neededBytes();
            return true;
        }
        if (verdict.asks(Verdict.ASK_TUR)) {
            check.askTur = true;
            return true;
        }
        check.plainHeader = verdict.asks(Verdict.PLAIN_HEADER);
        check.mainDone = !check.plainHeader;
        return check.plainHeader;
    }

    /**
     * The logical unit of which an answer of the path tells; null where it is not known. A path in doubt may have answered for another
     * one: a command that collected the unit attention is sent again before anybody is asked who answers.
     */
    private static LogicalUnit speaksFor(Path path) {
        return path.check.contested() ? null : path.unit();
    }

    /** One reply tells about all groups of the logical unit, so all its paths learn from it. */
    private void applyGroups(Path path, long nowNs) {
        LogicalUnit unit = speaksFor(path);
        if (unit == null) {
            return;
        }
        LogicalUnitGroups table = unit.groups(path.tpgs());
        table.beginReply(unit.wwid().text(), groups.implicitTransitionSeconds());
        groups.rewind();
        while (groups.next()) {
            table.group(groups.group(), groups.stateCode(), groups.isPreferred(), groups.supportedStates());
        }
        path.machine.transitionTime(groups.implicitTransitionSeconds());
        if (table.endReply(nowNs) != LogicalUnitGroups.REJECTED) {
            path.check.sensedAccess = AccessState.RESERVED;
            outcomes.groupsRead(path, nowNs);
        }
    }

    /**
     * Sense data told the state of the path's group: the table follows, and with it the group's other paths. Where one of these has
     * reported otherwise since and the path says it once more, the two differ, and each goes by what it hears itself.
     */
    private void observeSense(Path path, Verdict verdict, long nowNs) {
        LogicalUnit unit = speaksFor(path);
        if (verdict.accessState() == Verdict.NO_ACCESS_STATE || unit == null || unit.groups() == null) {
            return;
        }
        AccessState access = AccessState.of(verdict.accessState());
        if (path.targetPortGroup() != Path.NO_GROUP && !isContradicted(path, unit.groups(), access)) {
            unit.groups().observe(path.targetPortGroup(), access, nowNs);
            path.check.sensedAccess = access;
            outcomes.groupSensed(path, nowNs);
        }
    }

    private boolean isContradicted(Path path, LogicalUnitGroups table, AccessState access) {
        int group = path.targetPortGroup();
        return path.check.sensedAccess == access && table.knows(group) && table.access(group) != access;
    }
}
