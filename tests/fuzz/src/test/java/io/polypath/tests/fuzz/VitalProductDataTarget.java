package io.polypath.tests.fuzz;

import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.UnitSerial;
import io.polypath.ffm.scsi.Vpd;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Standard INQUIRY data and its pages. */
public final class VitalProductDataTarget {

    private VitalProductDataTarget() {}

    /** Reads one reply as each of them. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment reply = Input.memory(data);
        MemorySegment out = MemorySegment.ofArray(new byte[Math.max(Designators.WWID_BYTES, UnitSerial.LIMIT_BYTES)]);
        if (data.length >= Inquiry.MINIMUM_BYTES) {
            Inquiry.peripheralQualifier(reply, data.length);
            Inquiry.tpgs(reply, data.length);
            Inquiry.vendor(reply, data.length);
            Inquiry.product(reply, data.length);
            Inquiry.revision(reply, data.length);
        }
        Vpd.lists(reply, data.length, Vpd.DEVICE_IDENTIFICATION);
        UnitSerial.render(reply, data.length, out);
        Designators.targetPortGroup(reply, data.length);
        Designators.relativeTargetPort(reply, data.length);
        int length = Designators.wwid(reply, data.length, out);
        if (length > 0) {
            byte[] name = out.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            Input.same(true, Designators.spells(out, length, Input.text(name)));
        }
        Designators.has(reply, data.length, "360205060000000000000000100000001", out);
    }
}
