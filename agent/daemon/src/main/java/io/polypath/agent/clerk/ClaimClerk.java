package io.polypath.agent.clerk;

import io.polypath.agent.claim.ClaimMarkers;
import io.polypath.agent.port.AttributePort;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.util.Set;

/** Tells udev's rules which disks are ours, and has them looked at again. Clerk lane only. */
final class ClaimClerk {

    private static final String BLOCK = "/sys/class/block/";

    private final ClaimMarkers markers;
    private final AttributePort attributes;

    /** @param markers null where udev's rules are not to be told */
    ClaimClerk(ClaimMarkers markers, AttributePort attributes) {
        this.markers = markers;
        this.attributes = attributes;
    }

    /** One change of the files; a call that may fail. */
    @FunctionalInterface
    private interface Change {
        void make(ClaimMarkers markers) throws IOException;
    }

    /** @return what went wrong; empty otherwise */
    String run(ClaimErrand errand) {
        return switch (errand) {
            case ClaimErrand.Begin begin -> change(to -> {
                to.mode(begin.mode(), begin.waitSeconds());
                to.active(true);
            });
            case ClaimErrand.End _ -> change(to -> to.active(false));
            case ClaimErrand.Failed(String wwid, boolean failed) -> change(to -> to.failed(wwid, failed));
            case ClaimErrand.Exempt(String devT, boolean exempt) -> change(to -> to.exempt(devT, exempt));
            case ClaimErrand.Waited(String devT) -> change(to -> to.waited(devT));
            case ClaimErrand.LookAgain(String disk, String action) -> lookAgain(disk, action);
        };
    }

    /** What the wwids file has. */
    String known(Set<String> wwids) {
        return change(to -> to.known(wwids));
    }

    /** A line of the wwids file came or went. */
    String known(String wwid, boolean is) {
        return change(to -> to.known(wwid, is));
    }

    private String change(Change change) {
        try {
            if (markers != null) {
                change.make(markers);
            }
            return "";
        } catch (IOException refused) {
            return refused.toString();
        }
    }

    /** A disk that is gone, or whose partitions have gone meanwhile, is nobody's trouble. */
    private String lookAgain(String disk, String action) {
        int result = attributes.write(BLOCK + disk + "/uevent", action);
        for (String partition : attributes.partitions(disk)) {
            attributes.write(BLOCK + partition + "/uevent", action);
        }
        return result < 0 && result != -Errno.ENOENT ? Errno.describe(result) : "";
    }
}
