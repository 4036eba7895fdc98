package io.polypath.sim.scsi;

import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.Transport;

/** Vital product data pages: SPC-4, 7.8, and for page B0h SBC-3, 6.6.3. */
final class VitalProductData {

    private static final int SUPPORTED_PAGES = 0x00;
    private static final int UNIT_SERIAL_NUMBER = 0x80;
    private static final int DEVICE_IDENTIFICATION = 0x83;
    private static final int BLOCK_LIMITS = 0xb0;

    private static final int BINARY = 0x1;
    private static final int PROTOCOL_VALID = 0x80;
    private static final int OF_TARGET_PORT = 0x10;
    private static final int TYPE_NAA = 0x3;
    private static final int TYPE_RELATIVE_PORT = 0x4;
    private static final int TYPE_PORT_GROUP = 0x5;

    private static final int HEADER_BYTES = 4;
    private static final int BLOCK_LIMITS_BYTES = 0x3c;
    private static final int MAXIMUM_TRANSFER_BLOCKS = 0x8000;

    private VitalProductData() {}

    /** @return whether the page exists; if not, nothing was written */
    static boolean write(int page, LogicalUnit unit, TargetPort port, Transport transport, Reply reply) {
        switch (page) {
            case SUPPORTED_PAGES -> supportedPages(reply);
            case UNIT_SERIAL_NUMBER -> unitSerialNumber(unit, reply);
            case DEVICE_IDENTIFICATION -> deviceIdentification(unit, port, transport, reply);
            case BLOCK_LIMITS -> blockLimits(reply);
            default -> {
                return false;
            }
        }
        reply.patch16(2, reply.length() - HEADER_BYTES);
        return true;
    }

    /** The page of a logical unit that is not there: a header that says so, and no content. */
    static void writeAbsent(int peripheral, int page, Reply reply) {
        header(peripheral, page, reply);
    }

    private static void supportedPages(Reply reply) {
        header(PeripheralByte.DISK, SUPPORTED_PAGES, reply);
        reply.u8(SUPPORTED_PAGES);
        reply.u8(UNIT_SERIAL_NUMBER);
        reply.u8(DEVICE_IDENTIFICATION);
        reply.u8(BLOCK_LIMITS);
    }

    private static void unitSerialNumber(LogicalUnit unit, Reply reply) {
        header(PeripheralByte.DISK, UNIT_SERIAL_NUMBER, reply);
        reply.text(unit.serial(), unit.serial().length());
    }

    private static void deviceIdentification(LogicalUnit unit, TargetPort port, Transport transport, Reply reply) {
        header(PeripheralByte.DISK, DEVICE_IDENTIFICATION, reply);
        designator(BINARY, TYPE_NAA, 16, reply);
        reply.u64(unit.naaHigh());
        reply.u64(unit.naaLow());
        int protocolAndCode = protocol(transport) << 4 | BINARY;
        designator(protocolAndCode, PROTOCOL_VALID | OF_TARGET_PORT | TYPE_RELATIVE_PORT, 4, reply);
        reply.u32(port.relativeId());
        designator(protocolAndCode, PROTOCOL_VALID | OF_TARGET_PORT | TYPE_PORT_GROUP, 4, reply);
        reply.u32(port.group().id());
    }

    private static void blockLimits(Reply reply) {
        header(PeripheralByte.DISK, BLOCK_LIMITS, reply);
        reply.u32(0);
        reply.u32(MAXIMUM_TRANSFER_BLOCKS);
        reply.zeros(HEADER_BYTES + BLOCK_LIMITS_BYTES - reply.length());
    }

    private static void header(int peripheral, int page, Reply reply) {
        reply.u8(peripheral);
        reply.u8(page);
        reply.u16(0);
    }

    private static void designator(int protocolAndCode, int association, int length, Reply reply) {
        reply.u8(protocolAndCode);
        reply.u8(association);
        reply.u8(0);
        reply.u8(length);
    }

    /** PROTOCOL IDENTIFIER, SPC-4, 7.6.1. */
    private static int protocol(Transport transport) {
        return switch (transport) {
            case FCP -> 0x0;
            case ISCSI -> 0x5;
            case SAS -> 0x6;
        };
    }
}
