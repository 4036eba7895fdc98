package io.polypath.agent.config.hardware;

import io.polypath.agent.config.regex.PosixPattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Texts that patterns are about: their literal parts, alone, prolonged, shortened, in other cases. */
final class DeviceTexts {

    private static final int SHORTEST = 2;

    private DeviceTexts() {}

    static Set<String> from(Collection<PosixPattern> patterns) {
        Set<String> texts = new LinkedHashSet<>();
        for (PosixPattern pattern : patterns) {
            for (String part : pattern.text().split("[\\^$()|.*+?\\[\\]]+")) {
                if (part.length() >= SHORTEST) {
                    texts.add(part);
                    texts.add(part + "0");
                    texts.add("X" + part);
                    texts.add(part.substring(1));
                }
            }
            texts.add(pattern.text());
        }
        return texts;
    }
}
