package io.polypath.jmh;

import io.polypath.udev.Uevent;
import io.polypath.udev.UeventError;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;
import io.polypath.udev.UeventWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A datagram of the kernel or of udev, until the properties that matter are found. Target: 5,000,000 a second, no garbage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UeventParse {

    private static final int ROOM_BYTES = 8_192;

    private final Uevent uevent = new Uevent();
    private final MemorySegment kernel = Arena.global().allocate(ROOM_BYTES, Long.BYTES);
    private final MemorySegment udev = Arena.global().allocate(ROOM_BYTES, Long.BYTES);
    private final int kernelBytes = pathFailed(kernel);
    private final int udevBytes = changed(udev);

    /** The kernel says that a path of a map has failed: 15 properties. */
    @Benchmark
    public long kernelPathFailed() {
        return parsed(kernel, kernelBytes, UeventSource.KERNEL);
    }

    /** udev says that a disk has changed: 22 properties, some of them long. */
    @Benchmark
    public long udevChange() {
        return parsed(udev, udevBytes, UeventSource.UDEV);
    }

    private long parsed(MemorySegment datagram, int bytes, UeventSource source) {
        UeventError error = uevent.parse(datagram, bytes, source);
        if (error != UeventError.NONE) {
            throw new IllegalStateException(error.toString());
        }
        return uevent.span(UeventKey.DEVNAME);
    }

    private static int pathFailed(MemorySegment room) {
        return new UeventWriter(room).begin(UeventSource.KERNEL, "change", "/devices/virtual/block/dm-3")
                .property("SUBSYSTEM", "block")
                .property("DM_TARGET", "multipath")
                .property("DM_ACTION", "PATH_FAILED")
                .property("DM_SEQNUM", "5")
                .property("DM_PATH", "8:160")
                .property("DM_NR_VALID_PATHS", "1")
                .property("DM_NAME", "3600140500000000000000000000000a0")
                .property("DM_UUID", "mpath-3600140500000000000000000000000a0")
                .property("MAJOR", "253")
                .property("MINOR", "3")
                .property("DEVNAME", "dm-3")
                .property("DEVTYPE", "disk")
                .property("SEQNUM", "4713")
                .finish();
    }

    private static int changed(MemorySegment room) {
        String disk = "/devices/pci0000:00/0000:00:05.0/0000:02:00.0/host3/rport-3:0-4/target3:0:4/3:0:4:17/block/sdbq";
        return new UeventWriter(room).begin(UeventSource.UDEV, "change", disk)
                .property("SUBSYSTEM", "block")
                .property("DEVNAME", "/dev/sdbq")
                .property("DEVTYPE", "disk")
                .property("DISKSEQ", "112")
                .property("SEQNUM", "4712")
                .property("MAJOR", "68")
                .property("MINOR", "64")
                .property("USEC_INITIALIZED", "73901234")
                .property("ID_SCSI", "1")
                .property("ID_VENDOR", "ACME")
                .property("ID_MODEL", "FabricBox")
                .property("ID_REVISION", "0104")
                .property("ID_SERIAL", "3600140500000000000000000000000a0")
                .property("ID_SERIAL_SHORT", "600140500000000000000000000000a0")
                .property("ID_WWN", "0x6001405000000000")
                .property("ID_BUS", "scsi")
                .property("ID_PATH", "pci-0000:02:00.0-fc-0x5001bb0000000001-lun-17")
                .property("DM_MULTIPATH_DEVICE_PATH", "1")
                .property("TAGS", ":systemd:")
                .property("CURRENT_TAGS", ":systemd:")
                .finish();
    }
}
