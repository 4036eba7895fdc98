package io.polypath.tests.fuzz;

import io.polypath.udev.transport.FcEvent;
import io.polypath.udev.transport.FpinFrame;
import io.polypath.udev.transport.IscsiEvent;
import io.polypath.udev.transport.TransportEventError;
import java.lang.foreign.MemorySegment;

/** Events of Fibre Channel, with the FPIN in them, and of iSCSI. */
public final class TransportEventTarget {

    private TransportEventTarget() {}

    /** Reads a datagram as each of them. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment datagram = Input.memory(data);
        FcEvent fc = new FcEvent();
        if (fc.parse(datagram, data.length) == TransportEventError.NONE) {
            fc.dataWord();
            frame(datagram, fc.dataOffset(), fc.dataLength());
        }
        frame(datagram, 0, data.length);
        IscsiEvent iscsi = new IscsiEvent();
        if (iscsi.parse(datagram, data.length) == TransportEventError.NONE) {
            iscsi.session();
            iscsi.host();
            iscsi.connection();
            iscsi.code();
        }
    }

    private static void frame(MemorySegment datagram, int offset, int length) {
        FpinFrame frame = new FpinFrame();
        if (frame.parse(datagram, offset, length) != TransportEventError.NONE) {
            return;
        }
        while (frame.next()) {
            frame.event();
            frame.attachedPort();
            for (int i = 0; i < frame.ports(); i++) {
                frame.port(i);
            }
        }
    }
}
