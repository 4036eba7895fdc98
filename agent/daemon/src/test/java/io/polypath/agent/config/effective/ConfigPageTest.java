package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.config.grammar.Section;
import io.polypath.agent.config.hardware.DeviceEntry;
import io.polypath.agent.config.option.ConfigOption;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigPageTest {

    private static final Set<Section> PRINTED = EnumSet.of(
            Section.DEFAULTS, Section.DEVICE, Section.OVERRIDES, Section.PROTOCOL, Section.MULTIPATH);

    static Stream<String> corpus() {
        return Corpus.names().stream();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void thePageIsTheIncumbentsByteForByte(String name) throws IOException, InterruptedException {
        assertEquals(IncumbentPage.of(name).text(), IncumbentPage.digest(Corpus.load(name).conf()));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aPageThatIsReadAgainPrintsItself(String name) {
        String page = ConfigPage.of(Corpus.load(name).conf());
        LoadedConf again = ConfTexts.load(page);
        assertEquals(page, ConfigPage.of(again.conf()));
        assertEquals(List.of(), again.problems().stream().filter(problem -> problem.severity().breaks()).toList());
    }

    @Test
    void everyOptionOfASectionIsPrintedInOnePlace() {
        for (Section section : PRINTED) {
            List<ConfigOption> order = PageOrder.of(section);
            assertEquals(order.size(), new HashSet<>(order).size(), section.name());
            List<ConfigOption> missing = Arrays.stream(ConfigOption.values())
                    .filter(option -> option.allowedIn(section) && !option.dead() && !order.contains(option)).toList();
            assertEquals(List.of(), missing, section.name());
        }
    }

    @Test
    void whatWouldReadBackAsSomethingElseIsNotPrintedAsTheIncumbentDoes() {
        String page = ConfigPage.of(ConfTexts.conf("""
                defaults {
                    uid 1000
                    gid 0
                    uid_attrs "sd:ID_A nvme:ID_B"
                }
                blacklist {
                    device {
                        vendor V
                    }
                }
                """));
        assertTrue(page.contains("\tuid 1000\n\tgid 0\n"), page);
        assertTrue(page.contains("\tuid_attrs \"sd:ID_A nvme:ID_B\"\n"), page);
        assertTrue(page.contains("\tdevice {\n\t\tvendor \"V\"\n\t}\n"), page);
    }

    @Test
    void theLocalPageHasTheEntriesAndMapsOfTheHost() {
        MultipathConf conf = ConfTexts.conf("""
                multipaths {
                    multipath {
                        wwid a
                        alias data
                    }
                    multipath {
                        wwid gone
                    }
                }
                """);
        List<DeviceEntry> entries = conf.hardware().match("PURE", "FlashArray", "");
        SequencedMap<String, String> maps = new LinkedHashMap<>();
        maps.put("b", "mpatha");
        maps.put("a", "data");
        maps.put("c", "c");
        String page = ConfigPage.local(conf, entries, maps);
        assertTrue(page.endsWith("""
                devices {
                	device {
                		vendor "PURE"
                		product "FlashArray"
                		path_grouping_policy "group_by_prio"
                		prio "alua"
                		failback "immediate"
                		fast_io_fail_tmo 10
                		detect_prio "no"
                		max_sectors_kb 4096
                	}
                }
                overrides {
                }
                multipaths {
                	multipath {
                		wwid "a"
                		alias "data"
                		# alias "data"
                	}
                	multipath {
                		wwid "b"
                		# alias "mpatha"
                	}
                	multipath {
                		wwid "c"
                	}
                }
                """), page);
    }

    @Test
    void theLocalPageOfAHostWithoutMapsHasNoneOfTheConfiguredOnes() {
        MultipathConf conf = ConfTexts.conf("multipaths {\nmultipath {\nwwid a\n}\n}\n");
        assertTrue(ConfigPage.local(conf, List.of(), new LinkedHashMap<>())
                .endsWith("devices {\n}\noverrides {\n}\nmultipaths {\n}\n"));
        assertTrue(ConfigPage.local(ConfTexts.conf(""), List.of(), new LinkedHashMap<>()).endsWith("overrides {\n}\n"));
    }
}
