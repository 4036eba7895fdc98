package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.config.MapKeeping;
import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClerkTest {

    private static final AttributePort NONE = new AttributePort() {
        @Override
        public int write(String attribute, String text) {
            return -Errno.ENOENT;
        }

        @Override
        public AttributeText read(String attribute) {
            return new AttributeText(-Errno.ENOENT, "");
        }

        @Override
        public List<String> partitions(String disk) {
            return List.of();
        }
    };

    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);
    private final LaneQueue<Errand> errands = LaneQueue.spsc("errands", 16, WhenFull.BUG, bell);
    private final LaneQueue<ErrandReport> reports = LaneQueue.spsc("reports", 16, WhenFull.BUG, bell);

    @TempDir
    private Path directory;

    private Clerk clerk;

    @BeforeEach
    void setUp() {
        clerk = new Clerk(MapKeeping.in(directory, () -> null, List.of()), NONE, errands, reports);
    }

    @AfterEach
    void tearDown() {
        bell.close();
        arena.close();
    }

    private void remember(String... wwids) {
        for (String wwid : wwids) {
            errands.offer(new Errand.Remember(wwid));
        }
    }

    @Test
    void whatIsToBeRememberedIsWrittenTogetherButNotBeforeWhatReadsIt() {
        remember("3600a");
        errands.offer(new ClaimErrand.Failed("3600a", false));
        remember("3600b");
        errands.offer(new Errand.LoadState());
        remember("3600c");
        assertEquals(1, clerk.step(0)); // both
        assertEquals(1, clerk.step(0)); // what stood between them
        assertNull(reports.poll());
        assertEquals(0, clerk.deadlineNs());
        assertEquals(1, clerk.step(0));
        assertEquals(new ErrandReport.StateLoaded(Set.of("3600a", "3600b"), ""), reports.poll());
        assertEquals(1, clerk.step(0));
        assertEquals(Clerk.NEVER, clerk.deadlineNs());
        errands.offer(new Errand.Forget("3600a"));
        remember("3600a");
        errands.offer(new Errand.LoadState());
        clerk.stop();
        assertEquals(new ErrandReport.StateLoaded(Set.of("3600a", "3600b", "3600c"), ""), reports.poll());
    }

    @Test
    void oneThatCannotBeRememberedKeepsTheOthersFromNothing() {
        remember("3600a", "no name", "3600b");
        errands.offer(new Errand.LoadState());
        clerk.stop();
        assertInstanceOf(ErrandReport.Trouble.class, reports.poll());
        assertEquals(new ErrandReport.StateLoaded(Set.of("3600a", "3600b"), ""), reports.poll());
    }
}
