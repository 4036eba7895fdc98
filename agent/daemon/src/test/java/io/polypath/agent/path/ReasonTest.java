package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonTest {

    /** What flight files of released versions contain. Lines are added, never changed. */
    private static final String CODES = """
            1 FIRST_CHECK
            2 CHECK_GOOD
            3 CHECK_GOOD_RECOVERED
            4 RESERVATION_CONFLICT
            5 ZERO_SIZE
            6 BLOCK_READ
            7 DEVICE_RUNNING
            8 DEVICE_STATE_UNREADABLE
            10 SENSE_BECOMING_READY
            11 SENSE_NOT_READY
            12 SENSE_ILLEGAL_REQUEST
            13 SENSE_MEDIUM_ERROR
            14 SENSE_HARDWARE_ERROR
            15 SENSE_DATA_PROTECT
            16 SENSE_ABORTED_COMMAND
            17 SENSE_OTHER
            18 SENSE_MISSING
            19 LOGICAL_UNIT_FAILED
            20 UNIT_ATTENTION
            21 UA_ALUA_CHANGED
            22 UA_ALUA_TRANSITION_FAILED
            23 UA_INQUIRY_CHANGED
            24 UA_LUNS_CHANGED
            25 UA_CAPACITY_CHANGED
            26 UA_RESET
            27 UNIT_ATTENTION_PERSISTS
            30 STATUS_BUSY
            31 STATUS_TASK_SET_FULL
            32 STATUS_TASK_ABORTED
            33 STATUS_OTHER
            40 HOST_NO_CONNECT
            41 HOST_BAD_TARGET
            42 HOST_ABORT
            43 HOST_TIME_OUT
            44 TRANSPORT_DISRUPTED
            45 TRANSPORT_FAILFAST
            46 TRANSPORT_MARGINAL
            47 HOST_BUSY
            48 HOST_ERROR
            49 HOST_RESET
            50 DRIVER_ERROR
            55 DEADLINE_PASSED
            56 STALLED
            57 HOST_STALLED
            60 ALUA_OPTIMIZED
            61 ALUA_NON_OPTIMIZED
            62 ALUA_STANDBY
            63 ALUA_UNAVAILABLE
            64 ALUA_LBA_DEPENDENT
            65 ALUA_OFFLINE
            66 ALUA_TRANSITIONING
            67 ALUA_TRANSITION_EXPIRED
            68 ALUA_GROUP_NOT_REPORTED
            69 ALUA_STATE_RESERVED
            70 RTPG_UNSUPPORTED
            71 RTPG_EXTENDED_HEADER_REFUSED
            72 RTPG_REPLY_TOO_LONG
            73 MALFORMED_REPLY
            74 PENDING_EXPIRED
            80 LUN_NOT_SUPPORTED
            81 NO_LUN_QUALIFIER
            90 OUR_QUEUE_FULL
            91 OUR_CREDENTIALS
            92 OUR_MEMORY
            93 OUR_MISTAKE
            94 COMMAND_UNSUPPORTED
            95 REQUEST_FAILED
            96 NO_RUNNER
            97 CANNOT_OPEN
            100 KERNEL_FAILED_PATH
            101 OPERATOR_FAIL
            102 OPERATOR_REINSTATE
            103 DEVICE_REMOVED
            104 DEVICE_GONE
            105 DEVICE_OFFLINE
            106 DEVICE_BLOCKED
            107 IDENTITY_CHANGED
            108 HELD_BACK
            109 HOLD_ENDED
            110 PAGE_REFUSED
            111 PAGE_FORMAT
            112 READ_RESERVED
            113 RDAC_OWNED
            114 RDAC_NOT_OWNED
            115 RDAC_NOT_CONNECTED
            116 RDAC_STARTING
            117 RDAC_NOT_RESPONDING
            118 RDAC_HELD_IN_RESET
            119 RDAC_LOADING_FIRMWARE
            120 RDAC_QUIESCED
            121 RDAC_SERVICE_MODE
            122 RDAC_UNAVAILABLE
            123 CLARIION_PASSIVE
            124 CLARIION_NOT_FAILOVER
            125 CLARIION_NOT_NORMAL
            126 CLARIION_UNBOUND
            127 CLARIION_UNIT_CHANGED
            128 CLARIION_INACTIVE_SNAPSHOT
            129 HP_SW_PASSIVE
            130 PRIORITY_REFUSED
            131 PRIORITY_FORMAT
            132 PRIORITY_UNANSWERED
            133 PRIORITY_ARGUMENTS
            134 TRANSPORT_OFFLINE
            135 IDENTITY_UNREADABLE
            140 CONTROLLER_LIVE
            141 CONTROLLER_NOT_LIVE
            142 CONTROLLER_IN_PASSING
            143 NVME_PATH_ERROR
            144 NVME_ANA_INACCESSIBLE
            145 NVME_ANA_LOSS
            146 NVME_ANA_CHANGE
            147 NVME_NO_NAMESPACE
            148 NVME_NOT_READY
            149 NVME_ABORTED
            150 NVME_FIELD_REFUSED
            151 NVME_REFUSED
            """;

    @Test
    void noCodeWasEverChangedOrUsedAgain() {
        StringBuilder table = new StringBuilder();
        for (Reason reason : Reason.values()) {
            table.append(reason.code()).append(' ').append(reason).append('\n');
        }
        assertEquals(CODES, table.toString());
    }

    @Test
    void aReasonIsFoundByItsCodeAndAnUnknownCodeIsNot() {
        int found = 0;
        for (int code = -1; code <= 300; code++) {
            Reason reason = Reason.ofCode(code);
            if (reason != null) {
                assertEquals(code, reason.code());
                found++;
            }
        }
        assertEquals(Reason.values().length, found);
        assertNull(Reason.ofCode(0));
        assertNull(Reason.ofCode(Integer.MAX_VALUE));
        assertSame(Reason.CHECK_GOOD, Reason.ofCode(2));
    }

    @Test
    void codesFitIntoOneByteOfARecord() {
        for (Reason reason : Reason.values()) {
            assertTrue(reason.code() >= 1 && reason.code() <= 255, reason.name());
        }
    }

    @Test
    void everyTextIsADifferentPieceOfASentence() {
        Set<String> texts = new HashSet<>();
        for (Reason reason : Reason.values()) {
            String text = reason.text();
            assertTrue(texts.add(text), text);
            assertTrue(Character.isLowerCase(text.charAt(0)), text);
            assertFalse(text.endsWith("."), text);
            assertTrue(text.indexOf(' ') > 0, text);
        }
    }
}
