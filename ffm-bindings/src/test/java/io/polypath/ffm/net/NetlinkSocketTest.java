package io.polypath.ffm.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.iovec;
import io.polypath.ffm.gen.mmsghdr;
import io.polypath.ffm.gen.msghdr;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class NetlinkSocketTest {
    /** The group to which udev sends, in which nobody but this test speaks once the thread has a network of its own. */
    private static final int UDEV_GROUP = 2;
    private static final int BUFFER_BYTES = 1 << 20;
    private static final byte[] GREETING = "libudev".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aGroupMessageArrivesWithItsSendersAddressAndCredentials() throws Exception {
        inItsOwnNetwork((sys, arena) -> {
            int receiver = open(sys, UDEV_GROUP);
            int sender = open(sys, 0);
            MemorySegment to = arena.allocate(NetlinkAddress.SIZE_BYTES, Integer.BYTES);
            NetlinkAddress.write(to, 0, UDEV_GROUP);
            MemorySegment greeting = arena.allocateFrom(ValueLayout.JAVA_BYTE, GREETING);
            long sent = sys.sendto(sender, greeting, GREETING.length, 0, to, NetlinkAddress.SIZE_BYTES);
            assertEquals(GREETING.length, sent);

            Message message = new Message(arena);
            assertEquals(1, sys.recvmmsg(receiver, message.record, 1, Linux.MSG_DONTWAIT()));
            assertEquals(GREETING.length, mmsghdr.msg_len(message.record));
            int addressBytes = msghdr.msg_namelen(mmsghdr.msg_hdr(message.record));
            assertTrue(NetlinkAddress.isValid(message.address, addressBytes));
            assertEquals(UDEV_GROUP, NetlinkAddress.groups(message.address));
            assertNotEquals(0, NetlinkAddress.pid(message.address));
            long at = ControlMessage.credentials(message.control, 0, message.controlBytes());
            assertEquals(sys.getpid(), Credentials.pid(message.control, at));
            assertEquals(sys.geteuid(), Credentials.uid(message.control, at));
            sys.close(receiver);
            sys.close(sender);
        });
    }

    @Test
    void theReceiveBufferIsWhatWasAskedFor() throws Exception {
        inItsOwnNetwork((sys, arena) -> {
            int fd = open(sys, 0);
            assertEquals(BUFFER_BYTES, NetlinkSocket.receiveBufferBytes(sys, fd));
            sys.close(fd);
        });
    }

    @Test
    void aSocketWithNothingToReadDoesNotBlock() throws Exception {
        inItsOwnNetwork((sys, arena) -> {
            int fd = open(sys, UDEV_GROUP);
            assertEquals(-Errno.EAGAIN, sys.recv(fd, arena.allocate(16), 16, 0));
            sys.close(fd);
        });
    }

    @Test
    void aProtocolThatTheKernelDoesNotSpeakIsRefused() {
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(-Errno.EPROTONOSUPPORT, NetlinkSocket.open(new Sys(arena), 99, 0, BUFFER_BYTES));
        }
    }

    private static int open(Sys sys, int groups) {
        return Errno.require("netlink", NetlinkSocket.open(sys, Linux.NETLINK_KOBJECT_UEVENT(), groups, BUFFER_BYTES));
    }

    private interface Body {
        void run(Sys sys, Arena arena);
    }

    private static void inItsOwnNetwork(Body body) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            try (Arena arena = Arena.ofConfined()) {
                Sys sys = new Sys(arena);
                int result = new Threads(sys, arena).ownNetwork();
                if (result == 0) {
                    body.run(sys, arena);
                }
                return result;
            }
        });
        Thread.ofPlatform().start(task);
        assumeTrue(task.get() == 0, "needs CAP_SYS_ADMIN for a network namespace");
    }

    /** Room for one message of recvmmsg. */
    private static final class Message {
        final MemorySegment record;
        final MemorySegment address;
        final MemorySegment control;

        Message(Arena arena) {
            record = arena.allocate(mmsghdr.layout());
            address = arena.allocate(NetlinkAddress.SIZE_BYTES, Integer.BYTES);
            control = arena.allocate(ControlMessage.space(Credentials.SIZE_BYTES), Long.BYTES);
            MemorySegment vector = arena.allocate(iovec.layout());
            iovec.iov_base(vector, arena.allocate(256));
            iovec.iov_len(vector, 256);
            MemorySegment header = mmsghdr.msg_hdr(record);
            msghdr.msg_name(header, address);
            msghdr.msg_namelen(header, NetlinkAddress.SIZE_BYTES);
            msghdr.msg_iov(header, vector);
            msghdr.msg_iovlen(header, 1);
            msghdr.msg_control(header, control);
            msghdr.msg_controllen(header, control.byteSize());
        }

        long controlBytes() {
            return msghdr.msg_controllen(mmsghdr.msg_hdr(record));
        }
    }
}
