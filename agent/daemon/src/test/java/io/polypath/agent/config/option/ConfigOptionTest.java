package io.polypath.agent.config.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.config.grammar.Section;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfigOptionTest {

    private static long dead(Section section) {
        return Arrays.stream(ConfigOption.values()).filter(option -> option.allowedIn(section) && option.dead()).count();
    }

    @Test
    void everySectionKnowsAsManyKeywordsAsTheIncumbents() {
        assertEquals(76, Places.count(Section.DEFAULTS));
        assertEquals(8, dead(Section.DEFAULTS));
        assertEquals(48, Places.count(Section.DEVICE));
        assertEquals(41, Places.count(Section.OVERRIDES));
        assertEquals(4, Places.count(Section.PROTOCOL));
        assertEquals(33, Places.count(Section.MULTIPATH));
        assertEquals(4, Places.count(Section.BLACKLIST));
        assertEquals(4, Places.count(Section.EXCEPTIONS));
        assertEquals(2, Places.count(Section.BLACKLIST_DEVICE));
        assertEquals(0, Places.count(Section.ROOT));
    }

    @Test
    void aFormerNameOfTheCheckerStillNamesIt() {
        for (Section section : new Section[] {Section.DEFAULTS, Section.DEVICE, Section.OVERRIDES}) {
            assertSame(ConfigOption.PATH_CHECKER, ConfigOption.find(section, "checker"));
        }
        assertNull(ConfigOption.find(Section.MULTIPATH, "checker"));
    }

    @Test
    void theSameWordMeansDifferentThingsInDifferentPlaces() {
        assertSame(ConfigOption.WWID, ConfigOption.find(Section.MULTIPATH, "wwid"));
        assertSame(ConfigOption.WWID_RULE, ConfigOption.find(Section.BLACKLIST, "wwid"));
        assertSame(ConfigOption.VENDOR, ConfigOption.find(Section.DEVICE, "vendor"));
        assertSame(ConfigOption.VENDOR_RULE, ConfigOption.find(Section.EXCEPTIONS_DEVICE, "vendor"));
    }

    @Test
    void everyOptionSaysWhatItMeansAndTakes() {
        for (ConfigOption option : ConfigOption.values()) {
            assertFalse(option.meaning().isEmpty(), option.name());
            assertNotNull(option.allowed(), option.name());
            assertFalse(option.sections().isEmpty(), option.name());
        }
    }

    @Test
    void whatIsPrintedReadsBackAsItself() {
        for (ConfigOption option : ConfigOption.values()) {
            if (option.builtIn() != null) {
                String shown = option.builtIn().show().replaceFirst("^\"(.*)\"$", "$1");
                assertEquals(option.builtIn(), option.read(shown, Accounts.NONE).value(), option.name());
            }
        }
    }
}
