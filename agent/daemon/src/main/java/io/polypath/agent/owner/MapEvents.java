package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.udev.Uevent;
import io.polypath.udev.UeventAction;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;

/**
 * What uevents tell about device-mapper devices. Owner lane only.
 *
 * <p>The kernel's own event is the earliest word; what udev's copy of it tells besides is that the device's names are there, or gone.
 */
final class MapEvents {

    private static final String FAILED = "PATH_FAILED";
    private static final String REINSTATED = "PATH_REINSTATED";

    private final Keeper keeper;
    private final FadingNames fading;

    MapEvents(Keeper keeper, FadingNames fading) {
        this.keeper = keeper;
        this.fading = fading;
    }

    void apply(Uevent uevent, long nowNs) {
        int major = (int) uevent.number(UeventKey.MAJOR);
        int minor = (int) uevent.number(UeventKey.MINOR);
        if (major < 0 || minor < 0) {
            return;
        }
        if (uevent.source() == UeventSource.UDEV) {
            udevHasSeenTo(uevent.action(), major, minor);
            return;
        }
        if (uevent.action() == UeventAction.REMOVE) {
            keeper.kernel().removedEvent(major, minor, nowNs);
            return;
        }
        String action = uevent.text(UeventKey.DM_ACTION);
        if (FAILED.equals(action) || REINSTATED.equals(action)) {
            keeper.kernel().kernelPathEvent(major, minor, uevent.text(UeventKey.DM_PATH), REINSTATED.equals(action), nowNs);
        } else {
            keeper.kernel().kernelEvent(major, minor, uevent.text(UeventKey.DM_UUID));
        }
    }

    private void udevHasSeenTo(UeventAction action, int major, int minor) {
        if (action == UeventAction.REMOVE) {
            fading.end(minor);
        } else {
            keeper.kernel().named(major, minor);
        }
    }
}
