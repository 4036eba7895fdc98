package io.polypath.jmh;

import io.polypath.agent.alua.AluaVerdict;
import io.polypath.agent.alua.RtpgReply;
import io.polypath.agent.alua.RtpgSupport;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Verdict;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.TargetPortGroups;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A reply to REPORT TARGET PORT GROUPS, until the path has its state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RtpgDecode {

    private static final int REPLY_BYTES = 1_024;
    private static final int PORTS = 4;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Groups of four ports; the path's own is the last one. */
    @Param({"2", "16"})
    public int groups;

    private final MemorySegment reply = Arena.global().allocate(REPLY_BYTES);
    private final TargetPortGroups decoder = new TargetPortGroups();
    private final RtpgReply found = new RtpgReply();
    private final CheckFacts facts = new CheckFacts();
    private final Verdict verdict = new Verdict();
    private int bytes;

    /** Writes the reply, with the extended header. */
    @Setup
    public void write() {
        bytes = 8;
        reply.set(ValueLayout.JAVA_BYTE, 4, (byte) 0x10);
        for (int group = 1; group <= groups; group++) {
            reply.set(SHORT, bytes + 2L, (short) group);
            reply.set(ValueLayout.JAVA_BYTE, bytes + 7L, (byte) PORTS);
            bytes += 8 + 4 * PORTS;
        }
        reply.set(INT, 0, bytes - 4);
    }

    /** From bytes to a verdict. */
    @Benchmark
    public Verdict decode() {
        found.clear(true);
        found.fault = decoder.parse(reply, bytes, REPLY_BYTES);
        if (found.fault == ReplyFault.NONE) {
            found.fault = decoder.find(groups);
        }
        found.accessState = decoder.stateCode();
        AluaVerdict.decide(facts, found, RtpgSupport.EXTENDED, CommandVerdict.TRIES, verdict);
        return verdict;
    }
}
