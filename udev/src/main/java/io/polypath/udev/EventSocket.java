package io.polypath.udev;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.NetlinkSocket;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.ReceiveSlots;

/**
 * A socket in one {@link NetlinkGroup}. It hands on what a believable sender sent in full; everything else is counted.
 * Owned by one lane, which waits for {@link #fd} with its other fds.
 *
 * <p>When datagrams are known to be lost (ENOBUFS, or longer than a slot) it says so once, through {@link #takeLoss}:
 * whoever reads it must compare its picture with sysfs.
 */
public final class EventSocket implements AutoCloseable {
    private static final int CLOSED = -1;

    private final Sys sys;
    private final NetlinkGroup group;
    private final SocketCounters counters = new SocketCounters();
    private int fd = CLOSED;
    private int receiveBufferBytes;
    private boolean loss;

    /** A closed socket. */
    public EventSocket(Sys sys, NetlinkGroup group) {
        this.sys = sys;
        this.group = group;
    }

    /**
     * Opens, joins the group, and makes the receive buffer as large as the kernel allows. Allocates; for start-up.
     *
     * @param wantedBufferBytes wish for the receive buffer; what was granted is {@link #receiveBufferBytes}
     * @return 0, or minus errno as {@link NetlinkSocket#open}: -EPROTONOSUPPORT when the kernel does not have the
     *     protocol
     */
    public int open(int wantedBufferBytes) {
        if (fd != CLOSED) {
            throw new IllegalStateException("already open");
        }
        int opened = NetlinkSocket.open(sys, group.protocol(), group.mask(), wantedBufferBytes);
        if (opened < 0) {
            return opened;
        }
        fd = opened;
        receiveBufferBytes = Math.max(0, NetlinkSocket.receiveBufferBytes(sys, fd));
        return 0;
    }

    /**
     * Receives without waiting. The slots of datagrams to read come first in {@code free} and in the order of arrival;
     * the slots behind them are still free. Call again until nothing comes, or let epoll (level-triggered) call.
     *
     * @param free slots that nobody reads; reordered
     * @param count how many of {@code free} are valid
     * @param nowNs the time that the slots are to tell
     * @return slots to read, 0 to {@code count}: 0 also when all that came was dropped; or minus errno when the socket
     *     is broken
     */
    public int receive(ReceiveSlots slots, int[] free, int count, long nowNs) {
        int wanted = slots.arm(free, count);
        int got = sys.recvmmsg(fd, slots.messages(), wanted, Linux.MSG_DONTWAIT());
        if (got == -Errno.ENOBUFS) {
            counters.countOverrun();
            loss = true;
            got = sys.recvmmsg(fd, slots.messages(), wanted, Linux.MSG_DONTWAIT());
        }
        if (got < 0) {
            return isTransient(got) ? 0 : got;
        }
        slots.received(got, nowNs);
        counters.countReceived(got);
        return keepBelievable(slots, free, got);
    }

    private static boolean isTransient(int minusErrno) {
        return minusErrno == -Errno.EAGAIN || minusErrno == -Errno.EINTR || minusErrno == -Errno.ENOBUFS;
    }

    private int keepBelievable(ReceiveSlots slots, int[] free, int got) {
        int kept = 0;
        for (int i = 0; i < got; i++) {
            int slot = free[i];
            if (isUsable(slots, slot)) {
                free[i] = free[kept];
                free[kept++] = slot;
            }
        }
        return kept;
    }

    private boolean isUsable(ReceiveSlots slots, int slot) {
        SenderRejection rejection =
                SenderRule.check(group, slots.senderPid(slot), slots.senderGroups(slot), slots.credUid(slot));
        boolean whole = !slots.truncated(slot);
        if (rejection == SenderRejection.NONE && !whole) {
            counters.countTruncated();
            loss = true;
            return false;
        }
        counters.count(rejection);
        return rejection == SenderRejection.NONE;
    }

    /** Whether datagrams were lost since the last call. */
    public boolean takeLoss() {
        boolean lost = loss;
        loss = false;
        return lost;
    }

    /** For epoll, level-triggered; -1 while closed. */
    public int fd() {
        return fd;
    }

    public NetlinkGroup group() {
        return group;
    }

    /** Bytes that the kernel granted; 0 while closed. */
    public int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    public SocketCounters counters() {
        return counters;
    }

    /** Closes the socket if it is open; what it had received but not handed on is gone. */
    @Override
    public void close() {
        if (fd != CLOSED) {
            sys.close(fd);
            fd = CLOSED;
            receiveBufferBytes = 0;
        }
    }
}
