package io.polypath.agent.config.option;

import io.polypath.agent.config.grammar.Section;
import java.util.EnumSet;
import java.util.Set;

/** The letters that declarations of options use for sections. */
final class SectionLetters {

    private SectionLetters() {}

    /** The sections that {@code letters} stand for. */
    static Set<Section> sections(String letters) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'D' -> sections.add(Section.DEFAULTS);
                case 'V' -> sections.add(Section.DEVICE);
                case 'O' -> sections.add(Section.OVERRIDES);
                case 'P' -> sections.add(Section.PROTOCOL);
                case 'M' -> sections.add(Section.MULTIPATH);
                case 'B' -> sections.addAll(EnumSet.of(Section.BLACKLIST, Section.EXCEPTIONS));
                case 'R' -> sections.addAll(EnumSet.of(Section.BLACKLIST_DEVICE, Section.EXCEPTIONS_DEVICE));
                default -> throw new AssertionError("no section has the letter " + letter);
            }
        }
        return sections;
    }
}
