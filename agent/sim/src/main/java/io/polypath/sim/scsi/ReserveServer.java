package io.polypath.sim.scsi;

import static io.polypath.sim.scsi.CommandBlock.u16;
import static io.polypath.sim.scsi.CommandBlock.u64;
import static io.polypath.sim.scsi.CommandBlock.u8;

import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.PersistentReservation;
import io.polypath.sim.model.Sense;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** PERSISTENT RESERVE IN and OUT (SPC-3, 6.11 and 6.12), as far as one registration per nexus goes. Guarded by the fabric's lock. */
final class ReserveServer {

    private static final int SERVICE_ACTION = 0x1f;
    private static final int TYPE = 0x0f;
    private static final int KEY_BYTES = 8;
    private static final int DESCRIPTOR_BYTES = 16;

    private static final int READ_KEYS = 0;
    private static final int READ_RESERVATION = 1;
    private static final int REGISTER = 0;
    private static final int RESERVE = 1;
    private static final int RELEASE = 2;
    private static final int CLEAR = 3;
    private static final int PREEMPT = 4;
    private static final int PREEMPT_AND_ABORT = 5;
    private static final int REGISTER_AND_IGNORE = 6;

    private ReserveServer() {}

    static void in(Nexus nexus, MemorySegment cdb, Reply reply) {
        PersistentReservation reservation = nexus.unit().persistentReservation();
        reply.u32(reservation.generation());
        switch (u8(cdb, 1) & SERVICE_ACTION) {
            case READ_KEYS -> keys(reservation.keys(), reply);
            case READ_RESERVATION -> holder(reservation, reply);
            default -> DeviceServer.refuse(nexus, Sense.INVALID_FIELD, reply);
        }
        reply.truncate(u16(cdb, 7));
    }

    private static void keys(List<Long> keys, Reply reply) {
        reply.u32(KEY_BYTES * keys.size());
        keys.forEach(reply::u64);
    }

    private static void holder(PersistentReservation reservation, Reply reply) {
        if (reservation.holder() == null) {
            reply.u32(0);
            return;
        }
        reply.u32(DESCRIPTOR_BYTES);
        reply.u64(reservation.key(reservation.holder()));
        reply.u32(0);
        reply.u8(0);
        reply.u8(reservation.type());
        reply.u16(0);
    }

    static void out(Nexus nexus, MemorySegment cdb, MemorySegment sent, Reply reply) {
        PersistentReservation reservation = nexus.unit().persistentReservation();
        int action = u8(cdb, 1) & SERVICE_ACTION;
        int type = u8(cdb, 2) & TYPE;
        long key = u64(sent, 0);
        long actionKey = u64(sent, 8);
        if (action != REGISTER_AND_IGNORE && reservation.key(nexus) != key) {
            reply.end(Reply.RESERVATION_CONFLICT);
            return;
        }
        switch (action) {
            case REGISTER, REGISTER_AND_IGNORE -> reservation.register(nexus, actionKey);
            case RESERVE -> {
                if (!reservation.reserve(nexus, type)) {
                    reply.end(Reply.RESERVATION_CONFLICT);
                }
            }
            case RELEASE -> reservation.release(nexus);
            case CLEAR -> reservation.clear();
            case PREEMPT, PREEMPT_AND_ABORT -> reservation.preempt(nexus, actionKey, type);
            default -> DeviceServer.refuse(nexus, Sense.INVALID_FIELD, reply);
        }
    }
}
