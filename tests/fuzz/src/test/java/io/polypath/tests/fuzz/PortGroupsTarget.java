package io.polypath.tests.fuzz;

import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.TargetPortGroups;
import java.lang.foreign.MemorySegment;

/** REPORT TARGET PORT GROUPS. */
public final class PortGroupsTarget {

    private static final int USUAL_ALLOCATION = 512;

    private PortGroupsTarget() {}

    /** Reads a reply as the daemon does. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemorySegment reply = Input.memory(data);
        TargetPortGroups groups = new TargetPortGroups();
        ReplyFault fault = groups.parse(reply, data.length, Math.max(USUAL_ALLOCATION, data.length));
        if (fault != ReplyFault.NONE) {
            return;
        }
        int count = 0;
        groups.rewind();
        while (groups.next()) {
            count++;
            groups.state();
            groups.supportedStates();
            groups.statusCode();
            for (int i = 0; i < groups.portCount(); i++) {
                groups.port(i);
            }
        }
        Input.same(groups.count(), count);
        groups.find(1);
    }
}
