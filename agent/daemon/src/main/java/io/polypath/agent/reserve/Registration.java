package io.polypath.agent.reserve;

/**
 * One path's registration: the commands that it takes, one after the other. Pure; owner lane only.
 *
 * <pre>
 *   READ_KEYS ──own key there──▶ READ_RESERVATION (only while nobody knows who holds it) ──▶ REGISTER ──▶ COUNT_AGAIN ──▶ DONE
 *       │                                                                                                  │
 *       └──none, and the map was registered once──▶ CLEAR ──▶ DONE ◀──fewer than before: preempted meanwhile┘
 * </pre>
 *
 * <p>A path that comes is registered because others of its map are. If none is, somebody has taken the map's registrations away, and
 * what the path may have from earlier goes as well.
 */
public final class Registration {

    /** What is to be sent next. */
    public enum Step {
        /** READ KEYS. */
        READ_KEYS,
        /** READ RESERVATION. */
        READ_RESERVATION,
        /** REGISTER AND IGNORE EXISTING KEY with the map's key. */
        REGISTER,
        /** READ KEYS. */
        COUNT_AGAIN,
        /** REGISTER AND IGNORE EXISTING KEY with key 0. */
        CLEAR,
        DONE
    }

    /** What became of the path. */
    public enum Outcome {
        /** Nothing was changed. */
        UNTOUCHED,
        REGISTERED,
        /** A registration that may have been there is gone. */
        CLEARED,
        /** Something went wrong that need not do so again. */
        FAILED,
        /** The device takes no such command. */
        REFUSED
    }

    private final MapReservation map;
    private final int expected;
    private Step step;
    private Outcome outcome = Outcome.UNTOUCHED;
    private int needed = 1;
    private boolean fewerThanExpected;

    /** Bytes to ask for with READ KEYS; 0 for the usual number. */
    public int replyBytes;

    /**
     * Begins.
     *
     * @param expected how many registrations a client says that it made, this path's among them: as many are enough; 0 when nobody
     *     says so
     */
    public Registration(MapReservation map, int expected) {
        this.map = map;
        this.expected = expected;
        if (map.registered() != ReserveFlag.UNSET && map.key() == 0) {
            map.unset();
        }
        step = map.registered() == ReserveFlag.UNSET ? withoutRegistrations() : Step.READ_KEYS;
    }

    public Step step() {
        return step;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether a client's registrations were not all there: each of its paths has to be registered again. */
    public boolean fewerThanExpected() {
        return fewerThanExpected;
    }

    /** The key that REGISTER or CLEAR sends. */
    public long keyToSend() {
        return step == Step.REGISTER ? map.key() : 0;
    }

    /** Whether that registration is to outlive a loss of power. */
    public boolean aptpl() {
        return step == Step.REGISTER && map.aptpl();
    }

    /** Whether a registration with this key is the map's own. */
    public boolean owns(long key) {
        return map.owns(key);
    }

    /** @param own registrations of the map that the device has */
    public void keysRead(int own) {
        step = step == Step.COUNT_AGAIN ? afterCountingAgain(own) : afterCounting(own);
    }

    private Step afterCounting(int own) {
        if (map.registered() == ReserveFlag.UNSET || own < needed) {
            map.unset();
            return withoutRegistrations();
        }
        map.set();
        needed = own;
        fewerThanExpected = own < expected;
        if (expected > 0 && !fewerThanExpected) {
            return Step.DONE;
        }
        return map.holds() == ReserveFlag.UNKNOWN ? Step.READ_RESERVATION : Step.REGISTER;
    }

    private Step afterCountingAgain(int own) {
        if (map.registered() == ReserveFlag.SET && own >= needed) {
            return Step.DONE;
        }
        map.unset();
        return Step.CLEAR;
    }

    private Step withoutRegistrations() {
        return map.everRegistered() ? Step.CLEAR : Step.DONE;
    }

    /** @param refused whether the device does not know the command: then there are no registrations to look after */
    public void keysUnread(boolean refused) {
        if (refused) {
            map.unset();
        }
        if (step == Step.READ_KEYS) {
            outcome = refused ? Outcome.UNTOUCHED : Outcome.FAILED;
        }
        step = Step.DONE;
    }

    /** @param holder key of who holds the reservation; 0 when nobody does */
    public void reservationRead(long holder) {
        map.holds(holder != 0 && holder == map.key());
        step = Step.REGISTER;
    }

    public void reservationUnread() {
        step = Step.REGISTER;
    }

    /** The device refused the command that would have begun or made the registration, and would refuse it again. */
    public void refused() {
        outcome = Outcome.REFUSED;
        step = Step.DONE;
    }

    /** REGISTER or CLEAR has ended. */
    public void sent(boolean worked) {
        boolean registering = step == Step.REGISTER;
        if (!worked) {
            outcome = Outcome.FAILED;
            step = Step.DONE;
        } else if (!registering) {
            outcome = Outcome.CLEARED;
            step = Step.DONE;
        } else {
            outcome = Outcome.REGISTERED;
            step = map.registered() == ReserveFlag.SET ? Step.COUNT_AGAIN : Step.CLEAR;
        }
    }
}
