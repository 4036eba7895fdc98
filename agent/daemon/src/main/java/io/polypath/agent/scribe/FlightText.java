package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.AccessState;
import io.polypath.ffm.sys.Errno;

/** Flight records as sentences, without device and time. */
public final class FlightText {

    /** How a record says that the group or its state is unknown. */
    private static final int NO_ACCESS_STATE = 0xff;

    private static final int NO_GROUP = 0xffff;

    private FlightText() {}

    /** What happened and why, then in brackets what the command came to. */
    public static String of(FlightEntry entry) {
        String facts = entry.outcome().text();
        return facts.isEmpty() ? what(entry) : what(entry) + " (" + facts + ")";
    }

    /** What happened and why, for instance {@code up → down: the transport was disrupted}. */
    public static String what(FlightEntry entry) {
        FlightKind kind = entry.kind();
        if (kind == null) {
            return "record of kind " + entry.kindCode() + ", which another version of Polypath knows";
        }
        return switch (kind) {
            case TRANSITION -> StateName.of(entry.from()) + " → " + StateName.of(entry.to()) + ": " + reason(entry);
            case CAUSE -> "still " + StateName.of(entry.to()) + ": " + reason(entry);
            case PATH_FOUND -> "found" + noted(entry, " at ");
            case IDENTITY -> entry.wwid().isEmpty() ? "has no identity" : "identified as " + entry.wwid();
            case PATH_REMOVED -> entry.value() == 1 ? "removed after its purge" : "removed";
            case UEVENT -> "event" + noted(entry, " ") + (entry.value() > 0 ? ", number " + entry.value() : "");
            case UNIT_ATTENTION, MALFORMED, PRIORITY -> reason(entry);
            case DEADLINE -> reason(entry) + hanging(entry);
            case LATE -> "an answer came after its deadline" + hanging(entry);
            case PURGE -> "purge" + noted(entry, ": ");
            case RESYNC -> resync(entry.value());
            case LANE -> "lane" + noted(entry, " ");
            case TROUBLE -> trouble(entry);
            case MAP_SEEN, QUEUEING -> entry.note();
            case MAP_ORDER -> entry.note() + ", ordered";
            case MAP_DONE -> "done: " + entry.note();
            case MAP_TROUBLE -> trouble(entry);
            case CONFIGURED -> "configuration read again" + noted(entry, ": ");
            case LEFT_ALONE -> "left alone" + noted(entry, ": ");
            case FABRIC -> "fabric" + noted(entry, ": ");
            case SAMPLE -> "test with reads" + noted(entry, " ");
            case MARGINAL -> entry.value() == 1 ? "marginal" + noted(entry, ": ") : "no longer marginal";
            case RESERVATION -> entry.note();
            case DOUBT -> "failed until it is known who answers";
            case DISPUTE -> "names differ, udev is to read again" + noted(entry, ": ");
            case ACCESS -> "port group " + group(entry) + " is " + access(entry) + noted(entry, ", ");
        };
    }

    /** The reason's sentence. */
    public static String reason(FlightEntry entry) {
        Reason reason = entry.reason();
        return reason == null ? "reason " + entry.reasonCode() : reason.text();
    }

    /** Target port group of a transition, or {@link Path#NO_GROUP}. */
    public static int group(FlightEntry entry) {
        int group = (int) (entry.value() >> 8) & 0xffff;
        return !tellsAccess(entry.kind()) || group == NO_GROUP ? Path.NO_GROUP : group;
    }

    /** Access state of that group as the kernel spells it, or empty. */
    public static String access(FlightEntry entry) {
        int code = (int) entry.value() & 0xff;
        boolean known = group(entry) != Path.NO_GROUP && code != NO_ACCESS_STATE;
        return known ? AccessState.of(code).text() : "";
    }

    private static boolean tellsAccess(FlightKind kind) {
        return kind == FlightKind.TRANSITION || kind == FlightKind.ACCESS;
    }

    /** Whether the record's command was answered, so that its statuses mean something. */
    public static boolean answered(FlightEntry entry) {
        boolean gaveUp = entry.kind() == FlightKind.DEADLINE
                || entry.kind() == FlightKind.TRANSITION && entry.reason() == Reason.DEADLINE_PASSED;
        return !gaveUp && entry.outcome().present() && entry.outcome().error() == 0;
    }

    private static String noted(FlightEntry entry, String before) {
        return entry.note().isEmpty() ? "" : before + entry.note();
    }

    private static String hanging(FlightEntry entry) {
        if (entry.value() <= 0) {
            return "";
        }
        return entry.value() == 1 ? ", one command of the path hangs" : ", " + entry.value() + " commands of the path hang";
    }

    private static String resync(long differences) {
        return "compared the paths with what is there: " + (differences == 1 ? "1 difference" : differences + " differences");
    }

    private static String trouble(FlightEntry entry) {
        String error = entry.value() < 0 ? Errno.describe((int) entry.value()) : "";
        String note = entry.note().isEmpty() ? "trouble" : entry.note();
        return error.isEmpty() ? note : note + ": " + error;
    }
}
