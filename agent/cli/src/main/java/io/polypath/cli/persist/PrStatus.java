package io.polypath.cli.persist;

import io.polypath.agent.path.CheckFacts;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.scsi.SenseKey;

/** What became of a persistent reservation, with the exit status that mpathpersist(8) has for it. */
enum PrStatus {
    SUCCESS(0),
    /** The command line, or the key, is not what it should be. */
    SYNTAX(1),
    NOT_READY(2),
    MEDIUM_ERROR(3),
    HARDWARE_ERROR(4),
    ILLEGAL_REQUEST(5),
    UNIT_ATTENTION(6),
    ABORTED_COMMAND(8),
    NO_SENSE(9),
    /** The reply makes no sense. */
    MALFORMED(10),
    CONFLICT(11),
    /** There is no such device. */
    FILE_ERROR(12),
    /** It is no map, or has no path that can be used. */
    MAP_ERROR(13),
    OTHER(15),
    /** The path did not carry the command: another one may. Ends as {@link #OTHER}. */
    UNREACHABLE(15);

    private static final int STATUS_BITS = 0x7E;
    private static final int NOT_READY_OPERATION = 0x0407;

    private final int exitCode;

    PrStatus(int exitCode) {
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** What a command's end says. A recovered error is a success. */
    static PrStatus of(CheckFacts facts) {
        if (facts.errno != 0) {
            return OTHER;
        }
        return switch (facts.scsiStatus & STATUS_BITS) {
            case ScsiStatus.CHECK_CONDITION -> facts.senseValid ? ofSense(facts) : NO_SENSE;
            case ScsiStatus.RESERVATION_CONFLICT -> CONFLICT;
            case ScsiStatus.GOOD -> facts.hostStatus == 0 ? SUCCESS : UNREACHABLE;
            default -> OTHER;
        };
    }

    private static PrStatus ofSense(CheckFacts facts) {
        return switch (facts.key) {
            case SenseKey.NO_SENSE -> NO_SENSE;
            case SenseKey.RECOVERED_ERROR -> SUCCESS;
            case SenseKey.NOT_READY -> NOT_READY;
            case SenseKey.MEDIUM_ERROR -> MEDIUM_ERROR;
            case SenseKey.HARDWARE_ERROR -> HARDWARE_ERROR;
            case SenseKey.ILLEGAL_REQUEST -> ILLEGAL_REQUEST;
            case SenseKey.UNIT_ATTENTION -> UNIT_ATTENTION;
            case SenseKey.ABORTED_COMMAND -> ABORTED_COMMAND;
            default -> OTHER;
        };
    }

    /** Whether the same command is worth another try at once: a unit attention, or an operation under way (02/04/07). */
    static boolean passes(CheckFacts facts) {
        PrStatus status = of(facts);
        boolean busy = status == NOT_READY && (facts.asc << 8 | facts.ascq) == NOT_READY_OPERATION;
        return status == UNIT_ATTENTION || busy;
    }
}
