package io.polypath.tests.fuzz;

import io.polypath.ffm.scsi.RegisteredKeys;
import io.polypath.ffm.scsi.ReportLuns;
import io.polypath.ffm.scsi.Reservation;
import java.lang.foreign.MemorySegment;

/** PERSISTENT RESERVE IN, and REPORT LUNS. */
public final class ReservationsTarget {

    private ReservationsTarget() {}

    /** Reads one reply as each of them. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment reply = Input.memory(data);
        int keys = RegisteredKeys.count(reply, data.length, data.length);
        for (int i = 0; i < keys; i++) {
            RegisteredKeys.key(reply, i);
        }
        for (int i = 0; i < RegisteredKeys.arrived(reply, data.length); i++) {
            RegisteredKeys.key(reply, i);
        }
        if (Reservation.state(reply, data.length) == Reservation.HELD) {
            Reservation.key(reply);
            Reservation.scope(reply);
            Reservation.type(reply);
        }
        int luns = ReportLuns.count(reply, data.length, data.length);
        for (int i = 0; i < luns; i++) {
            ReportLuns.lun(reply, i);
        }
    }
}
