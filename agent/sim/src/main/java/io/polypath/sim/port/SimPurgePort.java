package io.polypath.sim.port;

import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.PurgePort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ffm.scsi.SenseCode;
import io.polypath.ffm.scsi.SenseKey;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.OpenFile;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.Nexus;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;

/**
 * Deletes disks of the simulated kernel. Its commands go the same way as those of the checks, and its calls block as the real
 * ones do: for as long as a command takes, and for as long as somebody keeps deletes from passing.
 */
public final class SimPurgePort implements PurgePort {

    private static final int INQUIRY_BYTES = 36;
    private static final int TIMEOUT_MS = 30_000;
    private static final int GOOD = 0;
    private static final int TRIES = 5;

    private final Fabric fabric;
    private final CommandSlab slab;
    private final SimBlockingScsiPort scsi;

    /** @param arena accessible from the purger's thread and from whoever lets the fabric's events happen */
    public SimPurgePort(Fabric fabric, Arena arena) {
        this.fabric = Objects.requireNonNull(fabric);
        this.slab = new CommandSlab(arena, 1, INQUIRY_BYTES);
        this.scsi = new SimBlockingScsiPort(fabric, slab);
    }

    @Override
    public Look look(int device) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().commandable(device);
            if (file == null || !file.path().present()) {
                return Look.GONE;
            }
            int error = testUnitReady(device);
            if (error < 0) {
                return error == -Errno.ENODEV ? Look.GONE : Look.UNCLEAR;
            }
            if (slab.hostStatus(0) != HostStatus.OK) {
                return Look.UNCLEAR;
            }
            return Sense.is(sense(), SenseCode.LOGICAL_UNIT_NOT_SUPPORTED) ? Look.DISCONNECTED : inquire(device);
        }
    }

    @Override
    public int delete(int sysfsDirectory) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().get(sysfsDirectory, OpenFile.Kind.SYSFS);
            if (file == null) {
                return -Errno.EBADF;
            }
            fabric.kernel().deleteGate().sleeperIn();
            try {
                fabric.await(fabric.kernel().deleteGate()::isOpen);
            } finally {
                fabric.kernel().deleteGate().sleeperOut();
            }
            if (!file.path().present()) {
                return -Errno.ENOENT;
            }
            fabric.kernel().remove(file.path(), fabric.nowNs());
            return 0;
        }
    }

    @Override
    public int rescan(Hctl address) {
        synchronized (fabric.lock()) {
            boolean hostExists = fabric.hosts().stream().anyMatch(host -> host.number() == address.host());
            if (!hostExists) {
                return -Errno.ENOENT;
            }
            List<Nexus> there = fabric.nexuses(nexus -> SimPath.addressOf(nexus).equals(address));
            there.forEach(nexus -> fabric.kernel().scan(nexus, fabric.nowNs()));
            return 0;
        }
    }

    /** Asks until no unit attention is in the way. */
    private int testUnitReady(int device) {
        int error = 0;
        for (int tries = 0; tries < TRIES; tries++) {
            slab.prepare(0, Cdb.testUnitReady(slab.cdb(0)), Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
            error = scsi.execute(device, 0);
            if (error < 0 || Sense.key(sense()) != SenseKey.UNIT_ATTENTION) {
                break;
            }
        }
        return error;
    }

    private Look inquire(int device) {
        int length = Cdb.inquiry(slab.cdb(0), false, 0, INQUIRY_BYTES);
        slab.prepare(0, length, Linux.SG_DXFER_FROM_DEV(), INQUIRY_BYTES, TIMEOUT_MS);
        int error = scsi.execute(device, 0);
        if (error < 0) {
            return error == -Errno.ENODEV ? Look.GONE : Look.UNCLEAR;
        }
        if (slab.hostStatus(0) != HostStatus.OK || slab.status(0) != GOOD) {
            return Look.UNCLEAR;
        }
        int qualifier = Inquiry.peripheralQualifier(slab.data(0), INQUIRY_BYTES - slab.residual(0));
        if (qualifier < 0) {
            return Look.UNCLEAR;
        }
        return qualifier == Inquiry.QUALIFIER_CONNECTED ? Look.ANSWERS : Look.DISCONNECTED;
    }

    private long sense() {
        return Sense.decode(slab.sense(0), slab.senseLength(0));
    }
}
