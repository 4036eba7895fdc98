package io.polypath.agent.owner;

import io.polypath.agent.keeper.ManagedMap;
import io.polypath.agent.keeper.ReservationKeeper;
import io.polypath.agent.record.DeskCommand;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.reserve.MapReservation;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients ask and tell of persistent reservations. Owner lane only. */
final class ReservationActs {

    /** As multipath-tools reads it: what stands behind the colon and is no word of ours counts as nothing. */
    private static final Pattern KEY = Pattern.compile("0?[xX]?([0-9a-fA-F]{1,16})(:.*)?");
    private static final String APTPL = ":aptpl";

    private final ReservationKeeper reservations;
    private final DeskWaits waits;

    ReservationActs(ReservationKeeper reservations, DeskWaits waits) {
        this.reservations = reservations;
        this.waits = waits;
    }

    /** @return whether the command is one of these */
    boolean act(ManagedMap map, DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        MapReservation reservation = reservations.of(map);
        switch (act.command()) {
            case GET_PR_STATUS -> answer.say(reservation.registered().word() + "\n");
            case GET_PR_HOLD -> answer.say(reservation.holds().word() + "\n");
            case GET_PR_KEY -> answer.say(key(reservation));
            case SET_PR_STATUS -> set(map, act, answer, nowNs);
            case UNSET_PR_STATUS -> {
                reservation.unset();
                answer.give(DeskOutcome.OK);
            }
            case SET_PR_HOLD, UNSET_PR_HOLD -> {
                reservation.holds(act.command() == DeskCommand.SET_PR_HOLD);
                answer.give(DeskOutcome.OK);
            }
            case SET_PR_KEY -> write(map, act.arguments().get(1), answer);
            case UNSET_PR_KEY -> reservations.write(map, 0, false, error -> answer.give(error == 0));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String key(MapReservation reservation) {
        if (reservation.key() == 0) {
            return "none\n";
        }
        return "0x" + Long.toHexString(reservation.key()) + (reservation.aptpl() ? APTPL : "") + "\n";
    }

    /** Answers when the paths that the client did not register have been. */
    private void set(ManagedMap map, DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        String list = act.arguments().size() < 2 ? "" : act.arguments().get(1).strip();
        reservations.set(map, list.isEmpty() ? Set.of() : Set.copyOf(List.of(list.split("\\s+"))), nowNs);
        waits.until(answer, act.deadlineNs(), _ -> reservations.settled(map));
    }

    private void write(ManagedMap map, String text, DeskAnswer answer) {
        Matcher matcher = KEY.matcher(text);
        if (!matcher.matches()) {
            answer.give(DeskOutcome.FAILED);
            return;
        }
        long key = Long.parseUnsignedLong(matcher.group(1), 16);
        reservations.write(map, key, APTPL.equals(matcher.group(2)), error -> answer.give(error == 0));
    }
}
