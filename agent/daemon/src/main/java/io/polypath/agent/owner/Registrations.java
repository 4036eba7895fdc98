package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.reserve.MapReservation;
import io.polypath.agent.reserve.Registration;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.RegisteredKeys;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.Reservation;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;

/**
 * Registers paths with the reservation keys of their maps, as the last part of the check that finds them usable: a path that is
 * reported up has been registered, or could not be. Owner lane only.
 *
 * <p>What the check found is put aside meanwhile. A registration that fails is reported and changes nothing about it; a command that
 * is not answered at all makes the path what it makes it in any check. What failed is tried again with later checks, with ever more of
 * them in between; what the device refused is not.
 */
final class Registrations {

    private static final byte[] REGISTERED = FixedText.bytes("registered with the map's reservation key");
    private static final byte[] CLEARED = FixedText.bytes("the map has no registrations, and this path's is taken back");

    /** Most checks between two tries. */
    private static final int LONGEST_PAUSE = 16;

    private final CommandSlab slab;
    private final Journal journal;
    private final Found[] found;
    private Keeper keeper;

    /** What the check had found when the registration began. */
    private static final class Found {
        private final Verdict verdict = new Verdict();
        private final CheckFacts facts = new CheckFacts();
    }

    /** @param maxPaths rows of the path table */
    Registrations(CommandSlab slab, Journal journal, int maxPaths) {
        this.slab = slab;
        this.journal = journal;
        found = new Found[maxPaths];
    }

    /** Made after the checks, whose paths it keeps. */
    void keeper(Keeper maps) {
        keeper = maps;
    }

    /**
     * The check has come to a verdict. NVMe namespaces have reservations of another kind, which nobody asks us for.
     *
     * @return whether the path is to be registered before anybody hears of it
     */
    boolean begins(Path path, CheckFacts facts, Verdict verdict) {
        CheckProgress check = path.check;
        if (path.identity().isNvme()) {
            return false;
        }
        boolean due = check.registrationOwed || check.rounds >= check.registrationRound;
        if (!due || !check.mainDone || check.registration != null || !verdict.state().usable()) {
            return false;
        }
        check.registrationRound = CheckProgress.NEVER;
        MapReservation reservation = keeper.reservations().of(path);
        if (reservation == null || !reservation.concerns()) {
            check.registrationOwed = reservation == null || reservation.owesFile();
            return false;
        }
        check.registration = new Registration(reservation, check.registrationsExpected);
        check.retriesLeft = CommandVerdict.TRIES - 1;
        if (found[path.row] == null) {
            found[path.row] = new Found();
        }
        found[path.row].verdict.become(verdict);
        found[path.row].facts.become(facts);
        return true;
    }

    /** The command that comes next; null when there is none. */
    static Probe next(Registration registration) {
        return registration == null ? null : switch (registration.step()) {
            case READ_KEYS, COUNT_AGAIN -> Probe.RESERVE_KEYS;
            case READ_RESERVATION -> Probe.RESERVE_HOLDER;
            case REGISTER, CLEAR -> Probe.RESERVE_REGISTER;
            case DONE -> null;
        };
    }

    /**
     * A command has ended.
     *
     * @param verdict overwritten: whether it is to be sent again
     * @return whether the registration goes on
     */
    boolean read(Path path, Probe probe, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        boolean worked = CommandVerdict.decide(facts, path.check.retriesLeft, verdict);
        if (verdict.asks(Verdict.RETRY_NOW)) {
            return false;
        }
        path.check.retriesLeft = CommandVerdict.TRIES - 1;
        if (!worked) {
            journal.note(FlightKind.TROUBLE, path, 0, FixedText.bytes("cannot be registered: " + verdict.reason().text()), nowNs);
        }
        Registration registration = path.check.registration;
        MemorySegment data = slab.data(slot);
        boolean unknown = verdict.reason() == Reason.SENSE_ILLEGAL_REQUEST;
        switch (probe) {
            case RESERVE_KEYS -> keys(registration, data, facts, worked, unknown);
            case RESERVE_HOLDER -> holder(registration, data, facts, worked);
            default -> sent(registration, worked, unknown || verdict.reason() == Reason.RESERVATION_CONFLICT);
        }
        return true;
    }

    private static void sent(Registration registration, boolean worked, boolean refused) {
        if (refused) {
            registration.refused();
        } else {
            registration.sent(worked);
        }
    }

    private void keys(Registration registration, MemorySegment data, CheckFacts facts, boolean worked, boolean refused) {
        int asked = registration.replyBytes == 0 ? slab.dataBytes() : registration.replyBytes;
        int count = worked ? RegisteredKeys.count(data, facts.transferredBytes, asked) : 0;
        long needed = worked ? RegisteredKeys.neededBytes(data, facts.transferredBytes) : 0;
        if (ReplyFault.of(count) == ReplyFault.LONGER && needed <= slab.mostDataBytes()) {
            registration.replyBytes = (int) needed;
            return;
        }
        int arrived = worked ? RegisteredKeys.arrived(data, facts.transferredBytes) : -1;
        if (arrived < 0) {
            registration.keysUnread(refused);
            return;
        }
        int own = 0;
        for (int i = 0; i < arrived; i++) {
            own += registration.owns(RegisteredKeys.key(data, i)) ? 1 : 0;
        }
        registration.keysRead(own);
    }

    private static void holder(Registration registration, MemorySegment data, CheckFacts facts, boolean worked) {
        int state = worked ? Reservation.state(data, facts.transferredBytes) : ReplyFault.SHORT.code();
        if (state < 0) {
            registration.reservationUnread();
        } else {
            registration.reservationRead(state == Reservation.HELD ? Reservation.key(data) : 0);
        }
    }

    /** Nothing is left to send: what the check had found counts again. Without a registration nothing is changed. */
    void ended(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        CheckProgress check = path.check;
        Registration registration = check.registration;
        if (registration == null) {
            return;
        }
        facts.become(found[path.row].facts);
        verdict.become(found[path.row].verdict);
        check.registrationOwed = false;
        check.registrationsExpected = 0;
        boolean failed = registration.outcome() == Registration.Outcome.FAILED;
        check.registrationPause = failed ? Math.clamp(2L * check.registrationPause, 1, LONGEST_PAUSE) : 0;
        check.registrationRound = failed ? check.rounds + check.registrationPause : CheckProgress.NEVER;
        switch (registration.outcome()) {
            case UNTOUCHED, FAILED, REFUSED -> {}
            case REGISTERED -> journal.note(FlightKind.RESERVATION, path, 1, REGISTERED, nowNs);
            case CLEARED -> journal.note(FlightKind.RESERVATION, path, 0, CLEARED, nowNs);
        }
        keeper.reservations().registered(path, registration, nowNs);
    }
}
