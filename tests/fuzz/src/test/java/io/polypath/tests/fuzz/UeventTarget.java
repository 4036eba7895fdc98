package io.polypath.tests.fuzz;

import io.polypath.udev.Uevent;
import io.polypath.udev.UeventError;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;
import java.lang.foreign.MemorySegment;

/** What comes from the netlink socket: the kernel's form, and udev's with its header. */
public final class UeventTarget {

    private UeventTarget() {}

    /** Reads a datagram in both forms. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment datagram = Input.memory(data);
        Uevent uevent = new Uevent();
        for (UeventSource source : UeventSource.values()) {
            if (uevent.parse(datagram, data.length, source) == UeventError.NONE) {
                ask(uevent);
            }
        }
    }

    private static void ask(Uevent uevent) {
        for (UeventKey key : UeventKey.values()) {
            Input.same(uevent.has(key), uevent.text(key) != null);
            uevent.number(key);
            uevent.devT(key);
        }
        uevent.action();
        uevent.unitAttentions();
        uevent.toMap();
    }
}
