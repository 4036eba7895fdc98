package io.polypath.agent.keeper;

import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;

/** Gives errands to the clerk lane. */
public interface ClerkPost {

    /** An errand that others rest on. */
    void send(Errand errand);

    /** Has the kernel read a disk's capacity again, and udev who it is. */
    default void reread(String disk) {
        send(new Errand.WriteAttribute("/sys/class/block/" + disk + "/device/rescan", "1"));
        send(new Errand.WriteAttribute("/sys/class/block/" + disk + "/uevent", "change"));
    }

    /**
     * Something for udev, which a clerk that is far behind, because the disk of a state file hangs, is not burdened with.
     *
     * @return false when it was dropped; the next reading of the configuration makes up for it
     */
    boolean offer(ClaimErrand errand);
}
