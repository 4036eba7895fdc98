package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the step that locks memory, which would lock the process that runs the tests; the lab does all of it. */
class EnduranceTest {

    @TempDir
    private Path process;

    private String scoreAfter(String before, Map<String, String> environment) throws Exception {
        Path score = Files.writeString(process.resolve("oom_score_adj"), before + "\n");
        new Endurance(process, environment).beforeLanes();
        return Files.readString(score).strip();
    }

    @Test
    void theKernelIsAskedToSpareTheProcess() throws Exception {
        assertEquals("-1000", scoreAfter("0", Map.of()));
    }

    @Test
    void whoStartsItMayDecideOtherwise() throws Exception {
        assertEquals("-500", scoreAfter("-500", Map.of("OOMScoreAdjust", "-500")));
    }

    @Test
    void whatTheHostDoesNotPermitIsToldWithItsRemedy() {
        List<Finding> findings = new Endurance(process.resolve("none"), Map.of()).beforeLanes();
        assertTrue(findings.stream().anyMatch(finding -> !finding.fatal()
                && finding.sentence().contains("oom_score_adj cannot be set to -1000")
                && finding.sentence().contains("systemd: OOMScoreAdjust=-1000")), findings::toString);
    }

    @Test
    void residentMemoryIsReadInBytes() throws Exception {
        Files.writeString(process.resolve("status"), "Name:\tjava\nVmRSS:\t  345808 kB\n");
        assertEquals(345_808L * 1_024, new Endurance(process, Map.of()).residentBytes());
    }

    @Test
    void everyClassTheDaemonMayNeedCanBeInitializedAheadOfTime() throws Exception {
        assertTrue(ResidentClasses.load() > 0);
    }
}
