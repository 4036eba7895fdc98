package io.polypath.agent.prio;

import io.polypath.agent.path.ReplyBytes;
import io.polypath.ffm.nvme.IdentifyController;
import io.polypath.ffm.nvme.IdentifyNamespace;
import io.polypath.ffm.nvme.NamespaceDescriptors;
import io.polypath.tests.fuzz.Input;
import java.lang.foreign.MemorySegment;

/** NVMe: Identify data structures and the Asymmetric Namespace Access log page. */
public final class NvmeTarget {

    private NvmeTarget() {}

    /** Reads one reply as each of them. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment reply = Input.memory(data);
        IdentifyController.anaGroups(reply, data.length);
        if (IdentifyNamespace.isReadable(reply, data.length)) {
            IdentifyNamespace.isAttached(reply);
            IdentifyNamespace.anaGroup(reply);
        }
        NamespaceDescriptors.wwid(reply, data.length);
        PrioFacts facts = new PrioFacts();
        facts.reply = new Bytes(data);
        for (long group = 1; group <= 3; group++) {
            facts.anaGroup = group;
            facts.trouble = null;
            new AnaPrioritizer().priority(facts);
        }
    }

    /** A reply in an array. */
    private record Bytes(byte[] data) implements ReplyBytes {

        @Override
        public int lengthBytes() {
            return data.length;
        }

        @Override
        public int at(int offset) {
            return Byte.toUnsignedInt(data[offset]);
        }
    }
}
