package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.RegisteredKeys;
import io.polypath.ffm.scsi.Registrations;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.Reservation;
import io.polypath.ffm.scsi.ReservationCapabilities;
import io.polypath.ffm.scsi.ReservationType;
import io.polypath.ffm.scsi.TransportId;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Replies as mpathpersist(8) prints them; fencing agents read these lines. */
final class ReserveText {

    /** The order in which the type mask is shown. */
    private static final List<ReservationType> SHOWN = List.of(
            ReservationType.WRITE_EXCLUSIVE_ALL_REGISTRANTS,
            ReservationType.EXCLUSIVE_ACCESS_REGISTRANTS_ONLY,
            ReservationType.WRITE_EXCLUSIVE_REGISTRANTS_ONLY,
            ReservationType.EXCLUSIVE_ACCESS,
            ReservationType.WRITE_EXCLUSIVE,
            ReservationType.EXCLUSIVE_ACCESS_ALL_REGISTRANTS);

    private ReserveText() {}

    /**
     * The page of a reply.
     *
     * @return null when the bytes are no such reply
     */
    static String of(int action, byte[] data, int allocationBytes) {
        MemorySegment reply = MemorySegment.ofArray(data);
        return switch (action) {
            case PersistentReserve.READ_KEYS -> keys(reply, data.length);
            case PersistentReserve.READ_RESERVATION -> reservation(reply, data.length);
            case PersistentReserve.REPORT_CAPABILITIES -> capabilities(reply, data.length);
            default -> fullStatus(reply, data.length, allocationBytes);
        };
    }

    private static String keys(MemorySegment reply, int received) {
        int count = RegisteredKeys.arrived(reply, received);
        if (count < 0) {
            return null;
        }
        StringBuilder page = new StringBuilder("  PR generation=0x%x, ".formatted(RegisteredKeys.generation(reply)));
        page.append(switch (count) {
            case 0 -> "\t0 registered reservation key.\n";
            case 1 -> "\t1 registered reservation key follows:\n";
            default -> "\t" + count + " registered reservation keys follow:\n";
        });
        for (int i = 0; i < count; i++) {
            page.append("    0x%x\n".formatted(RegisteredKeys.key(reply, i)));
        }
        return page.toString();
    }

    private static String reservation(MemorySegment reply, int received) {
        int state = Reservation.state(reply, received);
        if (state < 0) {
            return null;
        }
        String generation = "  PR generation=0x%x, ".formatted(Reservation.generation(reply));
        if (state == Reservation.FREE) {
            return generation + "there is NO reservation held \n";
        }
        return generation + "Reservation follows:\n   Key = 0x%x\n  ".formatted(Reservation.key(reply))
                + (Reservation.scope(reply) == PersistentReserve.LU_SCOPE ? "scope = LU_SCOPE" : "scope = " + Reservation.scope(reply))
                + ", type = " + type(Reservation.type(reply)) + "\n";
    }

    private static String capabilities(MemorySegment reply, int received) {
        if (ReservationCapabilities.fault(reply, received) != ReplyFault.NONE) {
            return null;
        }
        ReservationCapabilities can = ReservationCapabilities.of(reply);
        StringBuilder page = new StringBuilder("Report capabilities response:\n");
        line(page, "  Compatible Reservation Handling(CRH)", can.compatibleHandling());
        line(page, "  Specify Initiator Ports Capable(SIP_C)", can.initiatorPorts());
        line(page, "  All Target Ports Capable(ATP_C)", can.allTargetPorts());
        line(page, "  Persist Through Power Loss Capable(PTPL_C)", can.persists());
        line(page, "  Type Mask Valid(TMV)", can.typesValid());
        line(page, "  Allow Commands", can.allowCommands() != 0);
        line(page, "  Persist Through Power Loss Active(PTPL_A)", can.persistsNow());
        if (can.typesValid()) {
            page.append("    Support indicated in Type mask:\n");
            SHOWN.forEach(type -> line(page, "      " + type(type.code()), can.knows(type)));
        }
        return page.toString();
    }

    private static void line(StringBuilder page, String what, boolean yes) {
        page.append(what).append(": ").append(yes ? 1 : 0).append('\n');
    }

    private static String fullStatus(MemorySegment reply, int received, int allocationBytes) {
        Registrations all = new Registrations();
        ReplyFault fault = all.parse(reply, received, allocationBytes);
        if (fault != ReplyFault.NONE && fault != ReplyFault.LONGER) {
            return null;
        }
        StringBuilder page = new StringBuilder("  PR generation=0x%x \n".formatted(all.generation()));
        while (all.next()) {
            registration(page, all);
        }
        return page.toString();
    }

    private static void registration(StringBuilder page, Registrations at) {
        page.append("   Key = 0x%x\n".formatted(at.key()));
        if (at.isForAllTargetPorts()) {
            page.append("      All target ports bit set\n");
        } else {
            page.append("      All target ports bit clear\n");
            page.append("      Relative port address: 0x%x\n".formatted(at.targetPort()));
        }
        if (at.isHolder()) {
            page.append("      << Reservation holder >>\n      ");
            page.append(at.scope() == PersistentReserve.LU_SCOPE ? "scope: LU_SCOPE, " : "scope: " + at.scope() + " ");
            page.append(" type: ").append(type(at.type())).append('\n');
        } else {
            page.append("      not reservation holder\n");
        }
        TransportId port = at.transportId();
        if (port != null) {
            port(page, port);
        }
    }

    /** Protocols beyond these three have no line. */
    private static void port(StringBuilder page, TransportId port) {
        switch (port.protocol()) {
            case TransportId.FIBRE_CHANNEL -> named(page, "   FCP-2 ", port);
            case TransportId.SAS -> named(page, "   SAS ", port);
            case TransportId.ISCSI -> page.append(port.format() == 0 ? "   iSCSI name: " : "   iSCSI world wide unique port id: ")
                    .append(port.text()).append('\n');
            default -> { }
        }
    }

    private static void named(StringBuilder page, String protocol, TransportId port) {
        page.append(protocol);
        if (port.format() != 0) {
            page.append(" [Unexpected format code: ").append(port.format()).append("]\n");
        }
        page.append(Hex.line(port.name(), 0)).append('\n');
    }

    static String type(int code) {
        ReservationType type = ReservationType.of(code);
        return switch (type) {
            case null -> code < 10 ? "obsolete [" + code + "]" : "obsolete [0x%x]".formatted(code);
            case WRITE_EXCLUSIVE -> "Write Exclusive";
            case EXCLUSIVE_ACCESS -> "Exclusive Access";
            case WRITE_EXCLUSIVE_REGISTRANTS_ONLY -> "Write Exclusive, registrants only";
            case EXCLUSIVE_ACCESS_REGISTRANTS_ONLY -> "Exclusive Access, registrants only";
            case WRITE_EXCLUSIVE_ALL_REGISTRANTS -> "Write Exclusive, all registrants";
            case EXCLUSIVE_ACCESS_ALL_REGISTRANTS -> "Exclusive Access, all registrants";
        };
    }
}
