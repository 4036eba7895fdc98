package io.polypath.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.AliasRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on the same files: ours and the incumbent's own code. */
class PeerTest {

    private static final int STEPS = 200;

    @TempDir
    private Path theirs;

    @TempDir
    private Path ours;

    private Peer peer;
    private long seed;
    private SplittableRandom random;

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        peer = Peer.on(theirs);
        seed = Long.getLong("polypath.seed", System.nanoTime());
        random = new SplittableRandom(seed);
    }

    private String wwid() {
        return "3600" + "ab".substring(random.nextInt(2)) + random.nextInt(3);
    }

    private void sameFiles(String name) throws IOException {
        assertEquals(Files.readString(theirs.resolve(name)), Files.readString(ours.resolve(name)), "seed " + seed);
    }

    @Test
    void theSameStepsMakeTheSameWwidsFile() throws IOException, InterruptedException {
        WwidsFile file = new WwidsFile(ours.resolve("wwids"));
        List<String> words = new ArrayList<>(List.of("remember", "3600"));
        file.remember("3600");
        for (int i = 0; i < STEPS; i++) {
            String wwid = wwid();
            boolean add = random.nextBoolean();
            words.addAll(List.of(add ? "remember" : "forget", wwid));
            assertTrue((add ? file.remember(wwid) : file.forget(wwid)).orNull() != null);
        }
        peer.tell(words.toArray(String[]::new));
        sameFiles("wwids");
    }

    @Test
    void theSameStepsMakeTheSamePrkeysFile() throws IOException, InterruptedException {
        PrkeysFile file = new PrkeysFile(ours.resolve("prkeys"));
        List<String> words = new ArrayList<>(List.of("prkey", "3600", "abcdef0123456789", "0"));
        file.set("3600", new Prkey(0xabcdef0123456789L, false));
        for (int i = 0; i < STEPS; i++) {
            String wwid = wwid();
            long key = random.nextInt(3);
            boolean aptpl = random.nextBoolean();
            words.addAll(List.of("prkey", wwid, Long.toHexString(key), aptpl ? "1" : "0"));
            assertTrue((key == 0 ? file.remove(wwid) : file.set(wwid, new Prkey(key, aptpl))).orNull() != null);
        }
        peer.tell(words.toArray(String[]::new));
        sameFiles("prkeys");
    }

    @Test
    void eachFindsWhatTheOtherRemembered() throws IOException, InterruptedException {
        WwidsFile file = new WwidsFile(theirs.resolve("wwids"));
        assertEquals("1 1", peer.tell("remember", "3600a", "remember", "3600b"));
        assertFalse(file.remember("3600a").orNull());
        assertTrue(file.remember("3600c").orNull());
        assertTrue(file.forget("3600b").orNull());
        assertEquals("0 1", peer.tell("remember", "3600c", "remember", "3600b"));
        assertEquals("0 1", peer.tell("forget", "3600a", "forget", "3600a"));
        assertEquals(List.of("3600c", "3600b"), file.all().orNull());
        file.reset(List.of("3600d"));
        assertEquals("0 1", peer.tell("remember", "3600d", "remember", "3600c"));
    }

    @Test
    void itLeavesABindingsFileOfOursAlone() throws IOException, InterruptedException {
        Path path = theirs.resolve("bindings");
        List<AliasRequest> requests = Stream.iterate(1, n -> n + 1).limit(60)
                .map(n -> new AliasRequest("mpath", "3600" + n, null, false)).toList();
        new BindingsFile(path).chooseAll(requests, name -> false, Map.of());
        String before = Files.readString(path);
        assertEquals(67, before.lines().count());
        assertEquals("0", peer.tell("bindings"));
        assertEquals(before, Files.readString(path));
    }

    @Test
    void bothDropTheSameLinesOfADamagedBindingsFile() throws IOException, InterruptedException {
        String damaged = """
                # somebody else
                mpathz   W9   extra
                mpathc W2 # comment
                 mpathaa\tW27
                mpathb
                mpathz W8
                mpathz W9
                mpatha W27
                mpathd W4\r
                noend W77""";
        Files.writeString(theirs.resolve("bindings"), damaged);
        Files.writeString(ours.resolve("bindings"), damaged);
        peer.tell("bindings");
        new BindingsFile(ours.resolve("bindings")).load();
        String text = Files.readString(theirs.resolve("bindings"));
        assertEquals(BindingsText.format(BindingsText.parse(text).bindings()),
                Files.readString(ours.resolve("bindings")));
        assertTrue(text.startsWith(BindingsText.HEADER));
        assertTrue(new BindingsFile(theirs.resolve("bindings")).load().orNull().complaints().isEmpty());
    }

    @Test
    void whatItAddsWhileItWaitsForOurLockIsNotLost() throws Exception {
        Path path = theirs.resolve("wwids");
        new WwidsFile(path).remember("3600a");
        Process waiting;
        try (OpenStateFile open = new StateFile(path, StateFile.LOCK_BOUND).open()) {
            waiting = peer.begin("remember", "3600c");
            while (waiting.isAlive() && !isWaitingForALock(waiting.pid())) {
                Thread.onSpinWait();
            }
            assertTrue(waiting.isAlive(), "it respects our lock");
            String text = open.read();
            open.writeAt(text.length(), "/3600b/\n");
        }
        assertEquals(0, waiting.waitFor());
        assertEquals(WwidsFile.HEADER + "/3600a/\n/3600b/\n/3600c/\n", Files.readString(path));
    }

    /** A line with an arrow in proc(5) locks is a request that waits. */
    private static boolean isWaitingForALock(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .anyMatch(line -> line.contains("->") && line.contains(" " + pid + " "));
    }
}
