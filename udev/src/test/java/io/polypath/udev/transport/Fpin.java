package io.polypath.udev.transport;

import java.nio.ByteBuffer;

/** FPIN frames for tests. */
final class Fpin {

    static final long DETECTING = 0x2000_0000_0000_0001L;
    static final long ATTACHED = 0x5001_0000_0000_0002L;

    private Fpin() {}

    static byte[] frame(byte[]... descriptors) {
        int length = 0;
        for (byte[] descriptor : descriptors) {
            length += descriptor.length;
        }
        ByteBuffer frame = ByteBuffer.allocate(8 + length).put((byte) FpinFrame.FPIN).put(new byte[3]).putInt(length);
        for (byte[] descriptor : descriptors) {
            frame.put(descriptor);
        }
        return frame.array();
    }

    static byte[] linkIntegrity(int event, long... ports) {
        ByteBuffer bytes = head(FpinKind.LINK_INTEGRITY, 40 + 8 * ports.length);
        bytes.putLong(DETECTING).putLong(ATTACHED).putShort((short) event).putShort((short) 0).putInt(10_000).putInt(5)
                .putInt(ports.length);
        return list(bytes, ports);
    }

    /** @param gap bytes between count and list */
    static byte[] peerCongestion(int event, int gap, long... ports) {
        ByteBuffer bytes = head(FpinKind.PEER_CONGESTION, 36 + gap + 8 * ports.length);
        bytes.putLong(DETECTING).putLong(ATTACHED).putShort((short) event).putShort((short) 0).putInt(10_000).putInt(ports.length);
        return list(bytes.put(new byte[gap]), ports);
    }

    static byte[] delivery(int reason) {
        return head(FpinKind.DELIVERY, 28).putLong(DETECTING).putLong(ATTACHED).putInt(reason).array();
    }

    static byte[] congestion(int event) {
        return head(FpinKind.CONGESTION, 20).putShort((short) event).putShort((short) 0).putInt(10_000).putInt(0xf100_0000).array();
    }

    static byte[] other(int tag, int valueBytes) {
        return ByteBuffer.allocate(8 + valueBytes).putInt(tag).putInt(valueBytes).array();
    }

    private static ByteBuffer head(FpinKind kind, int bytes) {
        return ByteBuffer.allocate(bytes).putInt(kind.tag()).putInt(bytes - 8);
    }

    private static byte[] list(ByteBuffer bytes, long... ports) {
        for (long port : ports) {
            bytes.putLong(port);
        }
        return bytes.array();
    }
}
