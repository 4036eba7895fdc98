package io.polypath.agent.config.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.config.regex.Glibc;
import io.polypath.agent.config.regex.Glibc.Question;
import io.polypath.agent.config.regex.PosixPattern;
import io.polypath.agent.config.regex.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patterns that ship match in Java what they match in C. */
class HardwarePatternsTest {

    private static final List<String> MORE = List.of("", " ", "ATA", "QEMU HARDDISK", "LIO-ORG", "FILEIO", "Linux", "scsi_debug",
            "2145", "2145 ", "MSA 2040 SAN", "HSV210", "OPEN-V", "OPEN-V*2", "DF600F", "DF600", "VV", "NVME", "NVMe", "ibm",
            "S/390 DASD ECKD", "IBM     2145", "3303      NVDISK", "SAN ARRAY", "SAN ARRAY ALUA", "VRAID", "LUNZ", "Universal Xport",
            "\u00e9\u00ff", "$^.[]()|*+?{}\\");

    @TempDir
    Path directory;

    @Test
    void everyPatternOfTheTableAgreesWithGlibcOnEveryDeviceText() throws IOException, InterruptedException {
        Set<PosixPattern> patterns = new LinkedHashSet<>();
        for (DeviceEntry entry : BuiltInTable.entries()) {
            patterns.add(entry.vendor().pattern());
            patterns.add(entry.product().pattern());
            if (entry.values().value(ConfigOption.PRODUCT_BLACKLIST) instanceof Value.Pattern rule) {
                patterns.add(rule.pattern());
            }
        }
        Set<String> subjects = DeviceTexts.from(patterns);
        subjects.addAll(MORE);
        List<Question> questions = new ArrayList<>();
        patterns.forEach(pattern -> subjects.forEach(subject -> questions.add(new Question(pattern.text(), subject))));
        List<String> glibc = Glibc.compile(directory).answer(questions, directory);
        int at = 0;
        for (PosixPattern pattern : patterns) {
            for (String subject : subjects) {
                Span span = pattern.find(subject);
                assertEquals(glibc.get(at++), span == null ? "N" : span.start() + " " + span.end(), pattern + " on " + subject);
            }
        }
        System.out.println(patterns.size() + " patterns on " + subjects.size() + " texts");
    }
}
