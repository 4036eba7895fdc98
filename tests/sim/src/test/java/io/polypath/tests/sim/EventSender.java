package io.polypath.tests.sim;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.NetlinkAddress;
import io.polypath.ffm.net.NetlinkSocket;
import io.polypath.ffm.sys.Sys;
import io.polypath.sim.kernel.SimPath;
import io.polypath.udev.UeventSource;
import io.polypath.udev.UeventWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Sends uevents about simulated disks into the network namespace of its thread: as udevd does, and through the kernel. */
final class EventSender {

    private static final int HEADER_BYTES = 16;
    private static final int ROOM_BYTES = 4_096;
    private static final short SOME_TYPE = 16;
    private static final short REQUEST = 1;
    private static final int UDEV_GROUP = 2;

    private final Sys sys;
    private final int fd;
    private final MemorySegment frame;
    private final MemorySegment body;
    private final MemorySegment address;

    EventSender(Arena arena) {
        sys = new Sys(arena);
        fd = NetlinkSocket.open(sys, Linux.NETLINK_KOBJECT_UEVENT(), 0, 1 << 20);
        frame = arena.allocate(HEADER_BYTES + ROOM_BYTES, Integer.BYTES);
        body = frame.asSlice(HEADER_BYTES);
        address = arena.allocate(NetlinkAddress.SIZE_BYTES, Integer.BYTES);
    }

    /** The kernel sends it on to its group, under a number of its own (lib/kobject_uevent.c). */
    boolean kernel(String action, SimPath disk) {
        int length = write(UeventSource.KERNEL, action, disk, disk.name());
        frame.set(ValueLayout.JAVA_INT, 0, HEADER_BYTES + length);
        frame.set(ValueLayout.JAVA_SHORT, 4, SOME_TYPE);
        frame.set(ValueLayout.JAVA_SHORT, 6, REQUEST);
        NetlinkAddress.write(address, 0, 0);
        return sent(frame, HEADER_BYTES + length);
    }

    boolean udev(String action, SimPath disk) {
        int length = write(UeventSource.UDEV, action, disk, "/dev/" + disk.name());
        NetlinkAddress.write(address, 0, UDEV_GROUP);
        return sent(body, length);
    }

    private int write(UeventSource source, String action, SimPath disk, String node) {
        String devpath = "/devices/simulated/" + disk.address() + "/block/" + disk.name();
        UeventWriter writer = new UeventWriter(body).begin(source, action, devpath)
                .property("SUBSYSTEM", "block").property("DEVTYPE", "disk").property("DEVNAME", node)
                .property("MAJOR", Integer.toString(disk.key().major())).property("MINOR", Integer.toString(disk.key().minor()))
                .property("DISKSEQ", Long.toString(disk.key().diskSequence()));
        return writer.finish();
    }

    private boolean sent(MemorySegment bytes, int length) {
        return sys.sendto(fd, bytes, length, 0, address, NetlinkAddress.SIZE_BYTES) == length;
    }
}
