package io.polypath.tests.fuzz;

import io.polypath.ffm.scsi.Sense;
import io.polypath.ffm.scsi.SenseText;
import java.lang.foreign.MemorySegment;

/** Sense data in either format. */
public final class SenseTarget {

    private SenseTarget() {}

    /** Reads sense data and describes what they say. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment sense = Input.memory(data);
        long packed = Sense.decode(sense, data.length);
        Sense.fault(packed);
        if (Sense.hasKey(packed) && Sense.hasCodes(packed)) {
            Input.same(Sense.triple(packed), Sense.key(packed) << 16 | Sense.asc(packed) << 8 | Sense.ascq(packed));
        }
        if (Sense.hasInformation(packed)) {
            Sense.information(sense, data.length);
        }
        SenseText.describe(packed);
    }
}
