package io.polypath.sim.scsi;

import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Opcodes;
import java.util.random.RandomGenerator;

/** Spoils an answer in one of the ways that a decoder must survive. */
final class DamagedBytes {

    private static final int SENSE_LENGTH_AT = 7;
    private static final int SENSE_RESPONSE_CODE_AT = 0;

    private DamagedBytes() {}

    /**
     * Spoils the data of an answer, if it has any.
     *
     * @param vitalProductData whether an INQUIRY asked for a VPD page
     */
    static void spoilData(Reply reply, Damage damage, int opcode, boolean vitalProductData, RandomGenerator random) {
        if (reply.length() == 0) {
            return;
        }
        switch (damage) {
            case TRUNCATED -> reply.truncate(reply.length() / 2);
            case MISSING -> reply.truncate(0);
            case GARBAGE -> reply.scramble(random);
            case LENGTH_TOO_LONG -> setLength(reply, opcode, vitalProductData, -1);
            case LENGTH_TOO_SHORT -> setLength(reply, opcode, vitalProductData, 3);
            case ENTRY_TOO_LONG -> lengthenEntry(reply, opcode, vitalProductData);
        }
    }

    /** Spoils the sense of an answer, if it has any. */
    static void spoilSense(Reply reply, Damage damage, RandomGenerator random) {
        byte[] sense = reply.senseBytes();
        if (sense[SENSE_RESPONSE_CODE_AT] == 0) {
            return;
        }
        switch (damage) {
            case TRUNCATED, LENGTH_TOO_SHORT -> sense[SENSE_LENGTH_AT] = 0;
            case MISSING -> reply.clearSense();
            case LENGTH_TOO_LONG, ENTRY_TOO_LONG -> sense[SENSE_LENGTH_AT] = -1;
            case GARBAGE -> random.nextBytes(sense);
        }
    }

    /** Overwrites the answer's own length field; which one that is depends on the command. */
    private static void setLength(Reply reply, int opcode, boolean vitalProductData, int value) {
        switch (opcode) {
            case Opcodes.INQUIRY -> {
                if (vitalProductData && reply.length() >= 4) {
                    reply.patch16(2, value);
                } else if (!vitalProductData && reply.length() >= 5) {
                    reply.patch8(4, value);
                }
            }
            case Opcodes.MAINTENANCE_IN, Opcodes.REPORT_LUNS -> {
                if (reply.length() >= 4) {
                    reply.patch32(0, value);
                }
            }
            default -> {
                // No other answer carries its length.
            }
        }
    }

    /** Lets the first designator or port group claim more than the answer holds. */
    private static void lengthenEntry(Reply reply, int opcode, boolean vitalProductData) {
        if (opcode == Opcodes.INQUIRY && vitalProductData && reply.length() >= 8) {
            reply.patch8(7, 0xff);
        } else if (opcode == Opcodes.MAINTENANCE_IN && reply.length() >= GroupReport.EXTENDED_HEADER_BYTES + 8) {
            boolean extended = reply.peek8(4) >> 4 == 1;
            int first = extended ? GroupReport.EXTENDED_HEADER_BYTES : GroupReport.SHORT_HEADER_BYTES;
            reply.patch8(first + 7, 0xff);
        } else {
            setLength(reply, opcode, vitalProductData, -1);
        }
    }
}
