package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sockaddr_nl;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real netlink sockets, in a network namespace that nobody else sends in. */
class NetlinkReceiveTest {
    private static final int UDEV_GROUP = 2;
    private static final int ROOM = 64;

    private final Arena arena = Arena.ofShared();
    private final Sys sys = new Sys(arena);
    private final ReceiveSlots slots = new ReceiveSlots(arena, 5, ROOM);
    private final List<Integer> sockets = new ArrayList<>();

    @AfterEach
    void free() {
        sockets.forEach(sys::close);
        arena.close();
    }

    @Test
    void datagramsArriveInTheFreeSlotsInOrderWithSenderAndCredentials() throws Exception {
        inNamespace(() -> {
            int receiver = socket(UDEV_GROUP, true);
            int sender = socket(0, false);
            send(sender, "one");
            send(sender, "x".repeat(ROOM + 20));
            send(sender, "three");

            int[] free = {4, 0, 2, 1};
            assertEquals(3, sys.recvmmsg(receiver, slots.messages(), slots.arm(free, 4), Linux.MSG_DONTWAIT()));
            slots.received(3, 99);

            assertEquals("one", text(4));
            assertEquals("x".repeat(ROOM), text(0));
            assertEquals("three", text(2));
            assertTrue(slots.truncated(0));
            assertFalse(slots.truncated(4) || slots.truncated(2));
            for (int slot : new int[] {4, 0, 2}) {
                assertNotEquals(0, slots.senderPid(slot), "not the kernel's port");
                assertNotEquals(Sender.UNKNOWN, slots.senderPid(slot));
                assertEquals(UDEV_GROUP, slots.senderGroups(slot));
                assertEquals(0, slots.credUid(slot));
                assertEquals(ProcessHandle.current().pid(), slots.credPid(slot));
                assertEquals(99, slots.receivedNs(slot));
            }
            return null;
        });
    }

    @Test
    void aHeldSlotKeepsItsDatagramWhileOthersAreReceivedInto() throws Exception {
        inNamespace(() -> {
            int receiver = socket(UDEV_GROUP, true);
            int sender = socket(0, false);
            int[] all = {0, 1, 2, 3, 4};
            send(sender, "held");
            receive(receiver, all, 1);
            int[] rest = {1, 2, 3, 4};
            for (int round = 0; round < 10; round++) {
                send(sender, "next " + round);
                receive(receiver, rest, 1);
                assertEquals("next " + round, text(1));
                assertEquals("held", text(0));
            }
            return null;
        });
    }

    @Test
    void withoutPassedCredentialsTheUserIsUnknownAndNotRoot() throws Exception {
        inNamespace(() -> {
            int receiver = socket(UDEV_GROUP, false);
            int sender = socket(0, false);
            slots.write(3, MemorySegment.ofArray(new byte[1]), Sender.KERNEL, 0);
            send(sender, "anonymous");
            receive(receiver, new int[] {3}, 1);
            assertEquals("anonymous", text(3));
            assertEquals(Sender.UNKNOWN, slots.credUid(3));
            assertEquals(Sender.UNKNOWN, slots.credPid(3));
            return null;
        });
    }

    private void receive(int receiver, int[] free, int expected) {
        int got = sys.recvmmsg(receiver, slots.messages(), slots.arm(free, free.length), Linux.MSG_DONTWAIT());
        assertEquals(expected, got);
        slots.received(got, 0);
    }

    private String text(int slot) {
        return new String(slots.payload(slot).asSlice(0, slots.length(slot)).toArray(ValueLayout.JAVA_BYTE));
    }

    private MemorySegment address(int groups) {
        MemorySegment address = arena.allocate(sockaddr_nl.layout());
        sockaddr_nl.nl_family(address, (short) Linux.AF_NETLINK());
        sockaddr_nl.nl_groups(address, groups);
        return address;
    }

    private int socket(int groups, boolean credentials) {
        int type = Linux.SOCK_DGRAM() | Linux.SOCK_CLOEXEC() | Linux.SOCK_NONBLOCK();
        int fd = sys.socket(Linux.AF_NETLINK(), type, Linux.NETLINK_KOBJECT_UEVENT());
        MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
        if (credentials) {
            assertEquals(0, sys.setsockopt(fd, Linux.SOL_SOCKET(), Linux.SO_PASSCRED(), one, Integer.BYTES));
        }
        sockets.add(fd);
        assertEquals(0, sys.bind(fd, address(groups), (int) sockaddr_nl.sizeof()));
        return fd;
    }

    private void send(int fd, String text) {
        MemorySegment datagram = MemorySegment.ofArray(text.getBytes());
        MemorySegment bytes = arena.allocate(datagram.byteSize()).copyFrom(datagram);
        long sent = sys.sendto(fd, bytes, bytes.byteSize(), 0, address(UDEV_GROUP), (int) sockaddr_nl.sizeof());
        assertEquals(bytes.byteSize(), sent);
    }

    /** Runs on a thread of its own, which takes its namespace with it when it ends. */
    private void inNamespace(Callable<Void> body) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            int left = thread.submit(() -> new Threads(sys, arena).ownNetwork()).get();
            assumeTrue(left == 0, "a network namespace needs CAP_SYS_ADMIN");
            thread.submit(body).get();
        }
    }
}
