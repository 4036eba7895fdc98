package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real sockets in a network namespace of the test's own. */
class UeventMonitorTest {
    private static final String OURS = "/devices/polypath-test";
    private static final int NOBODY = 65534;
    private static final int SLOTS = 16;
    private static final int SLOT_BYTES = 2048;
    private static final int BUFFER_BYTES = 1 << 20;

    @Test
    void anEventOfUdevdArrivesAndIsParsedInItsSlot() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toGroup(2, ours(UeventSource.UDEV, "add", "block"));
            List<String> events = room.receive(monitor.udev(), UeventSource.UDEV);
            assertEquals(List.of("add block"), events);
            assertEquals(1, monitor.udev().counters().rejected(SenderRejection.NONE));
        });
    }

    @Test
    void anEventThatTheKernelSendsArrivesWithItsSequenceNumber() throws Exception {
        inside((monitor, talker, room) -> {
            talker.throughKernel(ours(UeventSource.KERNEL, "change", "scsi"));
            assertEquals(List.of("change scsi"), room.receive(monitor.kernel(), UeventSource.KERNEL));
            assertTrue(room.lastSequence > 0, "SEQNUM " + room.lastSequence);
        });
    }

    @Test
    void theGroupsDoNotHearEachOther() throws Exception {
        inside((monitor, talker, room) -> {
            talker.throughKernel(ours(UeventSource.KERNEL, "change", "scsi"));
            assertEquals(List.of(), room.receive(monitor.udev(), UeventSource.UDEV));
            talker.toGroup(2, ours(UeventSource.UDEV, "add", "block"));
            assertEquals(List.of("change scsi"), room.receive(monitor.kernel(), UeventSource.KERNEL));
        });
    }

    @Test
    void aFullReceiveBufferIsALossAndTheSurvivorsStillCome() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            try (EventSocket socket = new EventSocket(sys, NetlinkGroup.UDEV_UEVENTS); Talker talker = new Talker(sys, arena)) {
                assertEquals(0, socket.open(16 << 10));
                for (int i = 0; i < 500; i++) {
                    talker.toGroup(2, ours(UeventSource.UDEV, "add", "block"));
                }
                Room room = new Room(arena, SLOT_BYTES);
                int survivors = room.receive(socket, UeventSource.UDEV).size();
                assertTrue(survivors > 0 && survivors < 500, survivors + " of 500");
                assertEquals(1, socket.counters().overruns());
                assertTrue(socket.takeLoss());
                assertFalse(socket.takeLoss(), "told once");
                talker.toGroup(2, ours(UeventSource.UDEV, "add", "block"));
                assertEquals(1, room.receive(socket, UeventSource.UDEV).size());
                assertFalse(socket.takeLoss());
            }
        });
    }

    @Test
    void anEventThatDoesNotFitItsSlotIsALoss() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toGroup(2, Events.build(UeventSource.UDEV, "add", OURS, w -> w.property("X", "x".repeat(SLOT_BYTES))));
            talker.toGroup(2, ours(UeventSource.UDEV, "remove", "block"));
            assertEquals(List.of("remove block"), room.receive(monitor.udev(), UeventSource.UDEV));
            assertEquals(1, monitor.udev().counters().truncated());
            assertTrue(monitor.udev().takeLoss());
        });
    }

    @Test
    void aSenderWhoIsNotRootIsCountedAndIgnored() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toGroupAs(NOBODY, 2, ours(UeventSource.UDEV, "add", "block"));
            assertEquals(List.of(), room.receive(monitor.udev(), UeventSource.UDEV));
            assertEquals(1, monitor.udev().counters().rejected(SenderRejection.NOT_ROOT));
            assertFalse(monitor.udev().takeLoss(), "nothing was lost that we wanted");
        });
    }

    @Test
    void aProcessInTheKernelsGroupIsCountedAndIgnored() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toGroup(1, ours(UeventSource.KERNEL, "remove", "block"));
            assertEquals(List.of(), room.receive(monitor.kernel(), UeventSource.KERNEL));
            assertEquals(1, monitor.kernel().counters().rejected(SenderRejection.NOT_THE_KERNEL));
        });
    }

    @Test
    void aMessageToOurSocketAloneIsCountedAndIgnored() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toPort(talker.portOf(monitor.udev().fd()), ours(UeventSource.UDEV, "remove", "block"));
            assertEquals(List.of(), room.receive(monitor.udev(), UeventSource.UDEV));
            assertEquals(1, monitor.udev().counters().rejected(SenderRejection.UNICAST));
        });
    }

    @Test
    void theSlotsOfIgnoredEventsStayFreeBehindThoseToRead() throws Exception {
        inside((monitor, talker, room) -> {
            talker.toGroup(2, ours(UeventSource.UDEV, "add", "a"));
            talker.toGroupAs(NOBODY, 2, ours(UeventSource.UDEV, "add", "b"));
            talker.toGroup(2, ours(UeventSource.UDEV, "add", "c"));
            talker.toGroupAs(NOBODY, 2, ours(UeventSource.UDEV, "add", "d"));
            talker.toGroup(2, ours(UeventSource.UDEV, "add", "e"));
            int[] free = {7, 3, 5, 1, 9, 11};
            assertEquals(3, monitor.udev().receive(room.slots, free, free.length, 42));
            assertEquals(List.of("add a", "add c", "add e"), room.read(free, 3, UeventSource.UDEV));
            assertEquals(42, room.slots.receivedNs(free[0]));
            List<Integer> rest = new ArrayList<>(List.of(free[3], free[4], free[5]));
            rest.sort(null);
            assertEquals(List.of(1, 3, 11), rest);
        });
    }

    @Test
    void aProtocolThatTheKernelDoesNotHaveLeavesTheSocketClosed() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            for (NetlinkGroup group : List.of(NetlinkGroup.FC_EVENTS, NetlinkGroup.ISCSI_EVENTS)) {
                try (EventSocket socket = new EventSocket(sys, group)) {
                    int opened = socket.open(BUFFER_BYTES);
                    assertEquals(opened == 0, socket.fd() >= 0);
                    assertTrue(opened == 0 || opened == -Errno.EPROTONOSUPPORT, () -> Errno.describe(opened));
                }
            }
        });
    }

    @Test
    void aFilterLetsOnlyItsSubsystemsOfUdevdIn() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            try (UeventMonitor monitor = new UeventMonitor(sys); Talker talker = new Talker(sys, arena)) {
                assertEquals(0, monitor.open(BUFFER_BYTES, List.of("block", "nvme")));
                for (String subsystem : List.of("net", "block", "scsi", "nvme", "bdi")) {
                    talker.toGroup(2, ours(UeventSource.UDEV, "add", subsystem));
                    talker.throughKernel(ours(UeventSource.KERNEL, "add", subsystem));
                }
                Room room = new Room(arena, SLOT_BYTES);
                assertEquals(List.of("add block", "add nvme"), room.receive(monitor.udev(), UeventSource.UDEV));
                assertEquals(5, room.receive(monitor.kernel(), UeventSource.KERNEL).size(), "no filter for the kernel's group");
            }
        });
    }

    @Test
    void rootGetsTheReceiveBufferThatItAsksFor() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            try (UeventMonitor monitor = new UeventMonitor(sys)) {
                assertEquals(0, monitor.open(UeventMonitor.RECEIVE_BUFFER_BYTES, List.of()));
                assertEquals(128 << 20, monitor.kernel().receiveBufferBytes());
                assertEquals(128 << 20, monitor.udev().receiveBufferBytes());
            }
        });
    }

    @Test
    void theDescriptorsWakeAnEpoll() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            try (UeventMonitor monitor = new UeventMonitor(sys); Talker talker = new Talker(sys, arena);
                    Epoll epoll = new Epoll(sys, arena, 4)) {
                assertEquals(0, monitor.open(BUFFER_BYTES, List.of()));
                assertEquals(0, epoll.add(monitor.udev().fd(), Linux.EPOLLIN(), 77));
                assertEquals(0, epoll.await(0));
                talker.toGroup(2, ours(UeventSource.UDEV, "add", "block"));
                assertEquals(1, epoll.await(0));
                assertEquals(77, epoll.data(0));
                new Room(arena, SLOT_BYTES).receive(monitor.udev(), UeventSource.UDEV);
                assertEquals(0, epoll.await(0));
            }
        });
    }

    @Test
    void aClosedSocketSaysSoAndMayBeClosedAgain() throws Exception {
        PrivateNetwork.run((sys, arena) -> {
            EventSocket socket = new EventSocket(sys, NetlinkGroup.UDEV_UEVENTS);
            assertEquals(-1, socket.fd());
            assertEquals(0, socket.open(BUFFER_BYTES));
            assertThrows(IllegalStateException.class, () -> socket.open(BUFFER_BYTES));
            socket.close();
            socket.close();
            int[] free = {0};
            assertEquals(-Errno.EBADF, socket.receive(new ReceiveSlots(arena, 1, SLOT_BYTES), free, 1, 0));
            assertEquals(0, socket.open(BUFFER_BYTES), "may be opened again");
            socket.close();
        });
    }

    private interface Body {
        void run(UeventMonitor monitor, Talker talker, Room room);
    }

    private static void inside(Body body) throws Exception {
        PrivateNetwork.run((Sys sys, Arena arena) -> {
            try (UeventMonitor monitor = new UeventMonitor(sys); Talker talker = new Talker(sys, arena)) {
                assertEquals(0, monitor.open(BUFFER_BYTES, List.of()));
                body.run(monitor, talker, new Room(arena, SLOT_BYTES));
            }
        });
    }

    private static MemorySegment ours(UeventSource source, String action, String subsystem) {
        return Events.build(source, action, OURS, w -> w.property("SUBSYSTEM", subsystem));
    }

    /** Receive slots, and what their events say. */
    private static final class Room {
        private final ReceiveSlots slots;
        private final Uevent event = new Uevent();
        private long lastSequence;

        Room(Arena arena, int slotBytes) {
            slots = new ReceiveSlots(arena, SLOTS, slotBytes);
        }

        /** Until nothing comes: action and subsystem of the events of this test. */
        List<String> receive(EventSocket socket, UeventSource source) {
            int[] free = new int[SLOTS];
            List<String> events = new ArrayList<>();
            long before;
            do {
                for (int slot = 0; slot < SLOTS; slot++) {
                    free[slot] = slot;
                }
                before = socket.counters().received();
                int got = socket.receive(slots, free, SLOTS, 0);
                assertTrue(got >= 0, () -> Errno.describe(got));
                events.addAll(read(free, got, source));
            } while (socket.counters().received() > before);
            return events;
        }

        List<String> read(int[] filled, int count, UeventSource source) {
            List<String> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                assertEquals(UeventError.NONE, event.parse(slots.payload(filled[i]), slots.length(filled[i]), source));
                if (event.text(UeventKey.DEVPATH).equals(OURS)) {
                    events.add(event.action().word() + " " + event.text(UeventKey.SUBSYSTEM));
                    lastSequence = event.number(UeventKey.SEQNUM);
                }
            }
            return events;
        }
    }
}
