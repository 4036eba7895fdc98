package io.polypath.sim.kernel;

import io.polypath.udev.transport.FcEventCode;
import io.polypath.udev.transport.FpinKind;
import io.polypath.udev.transport.IscsiEventKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes what the kernel's transport classes send, one datagram each. The kernel numbers Fibre Channel events; so does each of these.
 * Source: scsi/scsi_netlink_fc.h, scsi/iscsi_if.h, scsi/fc/fc_els.h.
 */
public final class TransportMessages {

    private static final int HEADER_BYTES = 16;
    private static final int FC_FIXED_BYTES = 36;
    private static final int ISCSI_BYTES = 72;
    private static final int ISCSI_WORDS_OFFSET = 56;
    private static final short SCSI_TRANSPORT_MESSAGE = 0x11;
    private static final short FPIN_LINK_FIXED_BYTES = 40;

    private int number;

    /** From event number 1 on. */
    public TransportMessages() {}

    /** An event without data to speak of. */
    public byte[] fibreChannel(FcEventCode code, int host) {
        return fibreChannel(code, host, new byte[4]);
    }

    private byte[] fibreChannel(FcEventCode code, int host, byte[] data) {
        int payload = FC_FIXED_BYTES + data.length + 7 & -8;
        return header(SCSI_TRANSPORT_MESSAGE, HEADER_BYTES + payload)
                .put((byte) 1).put((byte) 1).putShort((short) 0xA1B2).putShort((short) 0x0100).putShort((short) payload)
                .putLong(0).putLong(0).putShort((short) host).putShort((short) data.length).putInt(++number).putInt(code.number())
                .put(data).array();
    }

    /**
     * A report of bad links.
     *
     * @param event as the standard numbers it, for instance 6 for invalid CRC
     * @param ports world wide port names, {@code 0x} and 16 digits
     */
    public byte[] linkIntegrity(int host, int event, String... ports) {
        int length = FPIN_LINK_FIXED_BYTES + Long.BYTES * ports.length;
        ByteBuffer frame = ByteBuffer.allocate(8 + length).put((byte) 0x16).put(new byte[3]).putInt(length);
        frame.putInt(FpinKind.LINK_INTEGRITY.tag()).putInt(length - 8).putLong(1).putLong(2)
                .putShort((short) event).putShort((short) 0).putInt(10_000).putInt(5).putInt(ports.length);
        for (String port : ports) {
            frame.putLong(Long.parseUnsignedLong(port.substring(2), 16));
        }
        return fibreChannel(FcEventCode.LINK_FPIN, host, frame.array());
    }

    /** The next event gets lost: its number is left out. */
    public void skip() {
        number++;
    }

    /** @param session the N of {@code sessionN} */
    public static byte[] iscsi(IscsiEventKind kind, int session) {
        boolean second = kind == IscsiEventKind.DESTROY_SESSION;
        ByteBuffer message = header((short) 0, ISCSI_BYTES).putInt(kind.number());
        return message.putInt(ISCSI_WORDS_OFFSET + (second ? 4 : 0), session).array();
    }

    private static ByteBuffer header(short type, int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder()).putInt(bytes).putShort(type).putShort((short) 0)
                .putInt(0).putInt(0);
    }
}
