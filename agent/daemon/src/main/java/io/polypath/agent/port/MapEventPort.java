package io.polypath.agent.port;

/**
 * Tells which device-mapper devices had an event, or came or went, since it was asked last. Owned by one lane; does not block for
 * longer than the kernel needs to list its devices.
 */
public interface MapEventPort {

    /** Takes a changed device. */
    @FunctionalInterface
    interface Changed {
        void device(int major, int minor);
    }

    /** A descriptor that is readable when something has changed, or -1 where there is none. */
    int pollFd();

    /** Makes the descriptor unreadable until the next event. What has happened is still told by {@link #take}. */
    void quiet();

    /** @return how many devices have changed; each is handed to {@code changed} */
    int take(Changed changed);
}
