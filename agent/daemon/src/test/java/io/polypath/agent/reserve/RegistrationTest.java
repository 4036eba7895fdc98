package io.polypath.agent.reserve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.reserve.Registration.Outcome;
import io.polypath.agent.reserve.Registration.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final long KEY = 0xabc;

    private final MapReservation map = new MapReservation();

    @BeforeEach
    void configured() {
        map.configure(false, KEY, true);
    }

    private Registration atStep(Step step) {
        Registration path = new Registration(map, 0);
        if (step == Step.READ_KEYS) {
            return path;
        }
        path.keysRead(2);
        if (step != Step.READ_RESERVATION) {
            path.reservationRead(0);
        }
        if (step == Step.COUNT_AGAIN) {
            path.sent(true);
        }
        assertSame(step, path.step());
        return path;
    }

    @Test
    void aPathOfARegisteredMapIsRegisteredAndCounted() {
        Registration path = atStep(Step.REGISTER);
        assertEquals(KEY, path.keyToSend());
        assertTrue(path.aptpl());
        path.sent(true);
        path.keysRead(3);
        assertSame(Step.DONE, path.step());
        assertSame(Outcome.REGISTERED, path.outcome());
        assertSame(ReserveFlag.SET, map.registered());
    }

    @Test
    void aMapThatNobodyRegisteredIsLeftAlone() {
        Registration path = new Registration(map, 0);
        path.keysRead(0);
        assertSame(Step.DONE, path.step());
        assertSame(Outcome.UNTOUCHED, path.outcome());
        assertSame(ReserveFlag.UNSET, map.registered());
        assertFalse(map.concerns());
    }

    @Test
    void aMapWithoutAKeyIsLeftAlone() {
        map.configure(false, 0, false);
        assertSame(ReserveFlag.UNSET, map.registered());
        assertSame(Step.DONE, new Registration(map, 0).step());
    }

    @Test
    void whoHoldsTheReservationIsAskedOnce() {
        Registration first = atStep(Step.READ_RESERVATION);
        first.reservationRead(KEY);
        assertSame(ReserveFlag.SET, map.holds());
        Registration second = new Registration(map, 0);
        second.keysRead(2);
        assertSame(Step.REGISTER, second.step());
    }

    @Test
    void aReservationOfAnotherKeyIsNotTheMapsOwn() {
        atStep(Step.READ_RESERVATION).reservationRead(0xdef);
        assertSame(ReserveFlag.UNSET, map.holds());
    }

    @Test
    void aReservationThatCannotBeReadKeepsNobodyFromRegistering() {
        Registration path = atStep(Step.READ_RESERVATION);
        path.reservationUnread();
        assertSame(Step.REGISTER, path.step());
        assertSame(ReserveFlag.UNKNOWN, map.holds());
    }

    @Test
    void aPathThatWasPreemptedWhileItWasAwayLosesWhatItHad() {
        map.set();
        Registration path = new Registration(map, 0);
        path.keysRead(0);
        assertSame(Step.CLEAR, path.step());
        assertEquals(0, path.keyToSend());
        assertFalse(path.aptpl());
        path.sent(true);
        assertSame(Outcome.CLEARED, path.outcome());
        assertSame(ReserveFlag.UNSET, map.registered());
        assertTrue(map.concerns(), "other paths may have registrations from earlier");
    }

    @Test
    void registrationsThatGoWhileAPathIsRegisteredMeanAPreemption() {
        Registration path = atStep(Step.COUNT_AGAIN);
        path.keysRead(1);
        assertSame(Step.CLEAR, path.step());
        assertSame(ReserveFlag.UNSET, map.registered());
    }

    @Test
    void aClientThatUnregistersMeanwhileWins() {
        Registration registering = atStep(Step.REGISTER);
        map.unset();
        registering.sent(true);
        assertSame(Step.CLEAR, registering.step());
        map.set();
        Registration counting = atStep(Step.COUNT_AGAIN);
        map.unset();
        counting.keysRead(4);
        assertSame(Step.CLEAR, counting.step());
        assertSame(ReserveFlag.UNSET, map.registered());
    }

    @Test
    void enoughRegistrationsOfAClientsAreNotMadeAgain() {
        map.set();
        Registration enough = new Registration(map, 2);
        enough.keysRead(2);
        assertSame(Step.DONE, enough.step());
        assertFalse(enough.fewerThanExpected());
        Registration fewer = new Registration(map, 3);
        fewer.keysRead(2);
        assertTrue(fewer.fewerThanExpected());
        assertSame(Step.READ_RESERVATION, fewer.step());
    }

    @Test
    void aDeviceThatDoesNotKnowTheCommandHasNoRegistrations() {
        Registration path = atStep(Step.READ_KEYS);
        path.keysUnread(true);
        assertSame(Step.DONE, path.step());
        assertSame(ReserveFlag.UNSET, map.registered());
    }

    @Test
    void aRegistrationThatIsRefusedIsOver() {
        Registration path = atStep(Step.REGISTER);
        path.refused();
        assertSame(Step.DONE, path.step());
        assertSame(Outcome.REFUSED, path.outcome());
        assertSame(ReserveFlag.SET, map.registered());
    }

    @Test
    void whatFailsOtherwiseChangesNothingThatIsKnown() {
        Registration unread = atStep(Step.READ_KEYS);
        unread.keysUnread(false);
        assertSame(Outcome.FAILED, unread.outcome());
        assertSame(ReserveFlag.UNKNOWN, map.registered());
        Registration unsent = atStep(Step.REGISTER);
        unsent.sent(false);
        assertSame(Outcome.FAILED, unsent.outcome());
        assertSame(ReserveFlag.SET, map.registered());
        Registration uncounted = atStep(Step.COUNT_AGAIN);
        uncounted.keysUnread(false);
        assertSame(Outcome.REGISTERED, uncounted.outcome());
    }
}
