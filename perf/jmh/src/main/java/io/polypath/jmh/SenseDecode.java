package io.polypath.jmh;

import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.TurVerdict;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.probe.CommandFacts;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sg_io_hdr;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Opcode;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What became of a TEST UNIT READY, from its command slot to the verdict. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SenseDecode {

    private static final int TIMEOUT_MS = 60_000;
    private static final int SENSE_BYTES = 18;
    private static final byte[] NOT_READY_STANDBY = {0x70, 0, 2, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x04, 0x0b, 0, 0, 0, 0};
    private static final byte CHECK_CONDITION = 2;

    private final CommandSlab slab = new CommandSlab(Arena.global(), 2, 0);
    private final CheckFacts facts = new CheckFacts();
    private final Verdict verdict = new Verdict();

    /** Slot 0 holds a good answer, slot 1 one with sense data in the fixed format. */
    public SenseDecode() {
        for (int slot = 0; slot < 2; slot++) {
            slab.prepare(slot, Cdb.testUnitReady(slab.cdb(slot)), Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
        }
        sg_io_hdr.status(slab.header(1), CHECK_CONDITION);
        sg_io_hdr.sb_len_wr(slab.header(1), (byte) SENSE_BYTES);
        MemorySegment.copy(MemorySegment.ofArray(NOT_READY_STANDBY), 0, slab.sense(1), 0, SENSE_BYTES);
    }

    /** The path is well. */
    @Benchmark
    public Verdict good() {
        return decide(0);
    }

    /** Not ready, target port in standby. */
    @Benchmark
    public Verdict sense() {
        return decide(1);
    }

    private Verdict decide(int slot) {
        CommandFacts.read(slab, slot, 0, Opcode.TEST_UNIT_READY, facts);
        return TurVerdict.decide(facts, 0, verdict);
    }
}
