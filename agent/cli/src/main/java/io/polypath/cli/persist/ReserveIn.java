package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.Reservation;
import java.lang.foreign.MemorySegment;

/** Asks a map's logical unit through the first path that carries the question. */
final class ReserveIn {

    /** Room for replies whose length is not known: 1,023 keys. */
    static final int USUAL_BYTES = 8_192;
    private static final int MOST_BYTES = 65_535;

    private final ReservePort port;
    private final int allocationBytes;

    /** @param allocationBytes room for replies that a person asked for; 0 for as much as they need */
    ReserveIn(ReservePort port, int allocationBytes) {
        this.port = port;
        this.allocationBytes = allocationBytes;
    }

    /** The reply to a service action; read again when it announces more than there was room for. */
    InReply read(PersistMap map, int action) {
        InReply reply = ask(map, action, allocationBytes == 0 ? USUAL_BYTES : allocationBytes);
        long needed = allocationBytes == 0 ? announced(action, reply) : 0;
        return needed > USUAL_BYTES ? ask(map, action, (int) Math.min(needed, MOST_BYTES)) : reply;
    }

    /** Bytes 4 to 7 of a list say how much follows them. */
    private static long announced(int action, InReply reply) {
        boolean list = action == PersistentReserve.READ_KEYS || action == PersistentReserve.READ_FULL_STATUS;
        if (!list || reply.data().length < 8) {
            return 0;
        }
        long following = 0;
        for (int i = 4; i < 8; i++) {
            following = following << 8 | reply.data()[i] & 0xFF;
        }
        return following + 8;
    }

    private InReply ask(PersistMap map, int action, int room) {
        PrStatus last = PrStatus.MAP_ERROR;
        for (PersistPath path : map.usable()) {
            InReply reply = port.in(path, action, room);
            if (reply.status() == PrStatus.SUCCESS || reply.status() == PrStatus.ILLEGAL_REQUEST) {
                return reply;
            }
            last = reply.status();
        }
        return InReply.none(last);
    }

    /** The reservation that is held, or what is known instead. */
    Held held(PersistMap map) {
        InReply reply = ask(map, PersistentReserve.READ_RESERVATION, Reservation.REPLY_BYTES);
        MemorySegment bytes = MemorySegment.ofArray(reply.data());
        int state = Reservation.state(bytes, reply.data().length);
        if (reply.status() != PrStatus.SUCCESS || state < 0) {
            return Held.UNKNOWN;
        }
        return state == Reservation.FREE ? Held.NOBODY : new Held(true, true, Reservation.key(bytes), Reservation.type(bytes));
    }

    /**
     * Who holds the reservation.
     *
     * @param known whether the device said anything
     * @param exists whether there is one
     * @param key its holder's
     * @param type its four bits
     */
    record Held(boolean known, boolean exists, long key, int type) {

        private static final Held UNKNOWN = new Held(false, false, 0, 0);
        private static final Held NOBODY = new Held(true, false, 0, 0);

        boolean by(long other) {
            return exists && key == other;
        }
    }
}
