package io.polypath.agent.owner;

import static io.polypath.agent.owner.OwnerBench.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.port.Hctl;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner asks of NVMe namespaces, and what it makes of the answers. */
class NvmeRouteTest {

    private static final String NAME = "nvme0n1";

    @TempDir
    private Path directory;
    private final FakeDisks disks = new FakeDisks();
    private final FakeNamespace namespace = disks.addNamespace(NAME);
    private OwnerBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OwnerBench(directory, disks, DeliberateDelays.NONE);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertIs(PathState state, Reason reason) {
        assertEquals(state, bench.path(NAME).machine.state());
        assertEquals(reason, bench.path(NAME).machine.checkReason());
    }

    @Test
    void aNamespaceIsIdentifiedRankedAndCheckedByItsControllersState() {
        bench.run(SECOND_NS);
        assertIs(PathState.UP, Reason.CONTROLLER_LIVE);
        assertEquals(CheckerKind.NONE, bench.path(NAME).checker());
        assertEquals(FakeNamespace.WWID, bench.path(NAME).wwid().text());
        assertEquals(50, bench.priority(NAME));
        assertEquals(List.of(1, 3, 0, 0x10c), namespace.asked);
    }

    @Test
    void aGoodPathIsAskedForItsAccessStateOnly() {
        bench.run(SECOND_NS);
        namespace.asked.clear();
        namespace.accessState = 2;
        bench.run(30 * SECOND_NS);
        assertEquals(10, bench.priority(NAME));
        assertEquals(List.of(0, 0x10c), namespace.asked.stream().distinct().toList());
    }

    @Test
    void aControllerThatIsNotLiveTakesItsPathDownAndBackWithItsIdentity() {
        bench.run(SECOND_NS);
        namespace.controllerState = "connecting";
        bench.run(30 * SECOND_NS);
        assertIs(PathState.DOWN, Reason.CONTROLLER_NOT_LIVE);
        namespace.asked.clear();
        namespace.controllerState = "live";
        bench.run(30 * SECOND_NS);
        assertIs(PathState.UP, Reason.CONTROLLER_LIVE);
        assertTrue(namespace.asked.containsAll(List.of(1, 3)), "who answers is asked before");
    }

    @Test
    void aPathErrorTakesThePathDownAndLeavesItsPriority() {
        bench.run(SECOND_NS);
        namespace.status = 0x370;
        bench.run(30 * SECOND_NS);
        assertIs(PathState.DOWN, Reason.NVME_PATH_ERROR);
        assertEquals(50, bench.priority(NAME));
        namespace.status = -Errno.EINTR;
        bench.run(30 * SECOND_NS);
        assertIs(PathState.DOWN, Reason.HOST_ABORT);
        namespace.status = 0;
        bench.run(30 * SECOND_NS);
        assertIs(PathState.UP, Reason.CONTROLLER_LIVE);
    }

    @Test
    void anotherNamespaceBehindTheSameControllerEndsThePath() {
        bench.run(SECOND_NS);
        Object before = bench.path(NAME);
        namespace.controllerState = "connecting";
        bench.run(30 * SECOND_NS);
        namespace.controllerState = "live";
        namespace.uuid = "00".repeat(15) + "02";
        bench.run(30 * SECOND_NS);
        assertNotSame(before, bench.path(NAME), "it was found anew");
    }

    @Test
    void aNamespaceThatIsDetachedIsDown() {
        namespace.attached = false;
        bench.run(SECOND_NS);
        assertIs(PathState.DOWN, Reason.NVME_NO_NAMESPACE);
    }

    @Test
    void aControllerThatDoesNotKnowDescriptorsLeavesTheKernelsWord() {
        namespace.uuid = "";
        bench.run(SECOND_NS);
        assertIs(PathState.UP, Reason.CONTROLLER_LIVE);
        assertEquals(FakeNamespace.WWID, bench.path(NAME).wwid().text());
    }

    @Test
    void aCommandThatDoesNotReturnIsATimeoutAndHoldsUpNobody() {
        disks.add("sda", new Hctl(0, 1, 1, 1), true);
        bench.run(SECOND_NS);
        bench.hangRunners(true);
        bench.run(60 * SECOND_NS);
        assertEquals(PathState.TIMEOUT, bench.path(NAME).machine.state());
        assertEquals(PathState.UP, bench.path("sda").machine.state());
        assertEquals(1, bench.counters.busy());
        bench.hangRunners(false);
        bench.run(30 * SECOND_NS);
        assertIs(PathState.UP, Reason.CONTROLLER_LIVE);
        assertFalse(bench.path(NAME).check.hung > 0);
    }
}
