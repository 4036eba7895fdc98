package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.config.ConfTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it costs to tell thousands of paths what holds for them, when they are found all at once. */
class ManyPathsTest {

    private static final int PATHS = 4_096;
    private static final String[][] ARRAYS = {
        {"NETAPP", "LUN C-Mode"}, {"PURE", "FlashArray"}, {"IBM", "2145"}, {"HITACHI", "OPEN-V"}, {"DGC", "VRAID"}, {"ACME", "ROCKET"}
    };

    private static List<PathKey> paths() {
        List<PathKey> paths = new ArrayList<>();
        for (int i = 0; i < PATHS; i++) {
            String[] array = ARRAYS[i % ARRAYS.length];
            paths.add(new PathKey("sd" + i, array[0], array[1], "0001", "scsi:fcp", "3600" + i / 4));
        }
        return paths;
    }

    @Test
    void pathsOfOneArrayShareWhatIsWorkedOut() {
        EffectiveConfig config = new EffectiveConfig(ConfTexts.conf(""));
        List<PathKey> paths = paths();
        EffectiveSettings first = config.forPath(paths.getFirst());
        EffectiveSettings other = config.forPath(paths.get(ARRAYS.length));
        assertSame(first.entries(), other.entries());
        assertSame(first.mapSettings(), other.mapSettings());
        assertSame(first.pathSettings(), other.pathSettings());
    }

    @Test
    void aMapWithASectionAndANodeWithAnAttributeOfItsOwnShareNothingTheyMustNot() {
        EffectiveConfig config = new EffectiveConfig(ConfTexts.conf(
                "defaults {\nuid_attrs sdb:ID_B\n}\nmultipaths {\nmultipath {\nwwid own\nno_path_retry 3\n}\n}\n"));
        PathKey plain = new PathKey("sda", "ACME", "ROCKET", "1", "scsi:fcp", "other");
        PathKey own = new PathKey("sdb", "ACME", "ROCKET", "1", "scsi:fcp", "own");
        assertEquals("ID_SERIAL", config.forPath(plain).pathSettings().uidAttribute());
        assertEquals("ID_B", config.forPath(own).pathSettings().uidAttribute());
        assertEquals(3, config.forPath(own).mapSettings().noPathRetry().checks());
        assertEquals(0, config.forPath(plain).mapSettings().noPathRetry().checks());
    }

    @Test
    void thousandsOfPathsAreToldWhatHolds() {
        EffectiveConfig config = new EffectiveConfig(ConfTexts.conf("multipaths {\nmultipath {\nwwid 36007\nno_path_retry 3\n}\n}\n"));
        List<PathKey> paths = paths();
        long fromNs = System.nanoTime();
        int retries = 0;
        for (PathKey path : paths) {
            EffectiveSettings settings = config.forPath(path);
            settings.pathSettings();
            retries += settings.mapSettings().noPathRetry().checks() == 3 ? 1 : 0;
        }
        long tookNs = System.nanoTime() - fromNs;
        assertEquals(4, retries);
        System.out.printf("%d paths, from cold: %.0f ms, %.1f us each%n", PATHS, tookNs / 1e6, tookNs / 1e3 / PATHS);
    }
}
