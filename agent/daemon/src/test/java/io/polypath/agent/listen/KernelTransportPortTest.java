package io.polypath.agent.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** On whatever kernel this is, with the transports' modules or without. */
class KernelTransportPortTest {

    @Test
    void aKernelWithoutTheTransportsIsOnlySilent() {
        try (Arena arena = Arena.ofConfined()) {
            ReceiveSlots slots = new ReceiveSlots(arena, 4, 4_096);
            KernelTransportPort port = new KernelTransportPort(arena, slots);
            boolean missing = port.openMissing();
            assertTrue(port.pollFd() >= 0);
            assertEquals(0, port.receiveFibreChannel(new int[] {0, 1, 2, 3}));
            assertEquals(0, port.receiveIscsi(new int[] {0, 1, 2, 3}));
            assertFalse(port.takeLoss());
            assertEquals(missing, port.openMissing());
        }
    }
}
