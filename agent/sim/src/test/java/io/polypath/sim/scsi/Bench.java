package io.polypath.sim.scsi;

import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Sense;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.model.Transport;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/** One array with two groups of two ports, three logical units and one initiator, spoken to without a kernel. */
final class Bench {

    final Array array;
    final TargetPortGroup groupA;
    final TargetPortGroup groupB;
    final HostAdapter host;
    final Link link;
    final LogicalUnit unit;
    final Nexus nexus;
    final MemorySegment cdb = Arena.ofAuto().allocate(Cdb.SIZE_BYTES);
    final Target target = new Target(new SplittableRandom(7));

    Bench(ArrayProfile profile) {
        array = new Array(3, profile);
        groupA = array.addGroup(1);
        groupB = array.addGroup(0x8002);
        array.addPort(groupA, Latency.NONE);
        array.addPort(groupB, Latency.NONE);
        array.addPort(groupA, Latency.NONE);
        array.addPort(groupB, Latency.NONE);
        array.addUnit(2_097_152);
        unit = array.addUnit(1 << 20);
        array.addUnit(1L << 33);
        host = new HostAdapter(4, Transport.FCP, 64);
        link = host.connect(array.ports().get(1));
        array.units().forEach(each -> link.map(each.number(), each));
        nexus = link.nexuses().get(1);
    }

    Bench() {
        this(ArrayProfile.DEFAULT);
    }

    Reply answer() {
        return target.answer(nexus, cdb);
    }

    Reply testUnitReady() {
        Cdb.testUnitReady(cdb);
        return answer();
    }

    /** Key, code and qualifier of the last reply as the product decodes them, for instance 0x06_2A_09. */
    int senseOf(Reply reply) {
        int length = Math.min(64, 8 + (reply.sense().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 7) & 0xff));
        return Sense.triple(Sense.decode(reply.sense(), length));
    }
}
