package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.config.option.ConfigOption;
import org.junit.jupiter.api.Test;

/** Which of several values holds for a path. */
class PrecedenceTest {

    private static final String ALL = """
            defaults {
                fast_io_fail_tmo 1
                no_path_retry 1
            }
            devices {
                device {
                    vendor "ACME"
                    product ".*"
                    fast_io_fail_tmo 2
                    no_path_retry 2
                }
                device {
                    vendor "AC"
                    product "ROCKET"
                    no_path_retry 3
                }
            }
            overrides {
                fast_io_fail_tmo 4
                no_path_retry 4
                protocol {
                    type "scsi:fcp"
                    fast_io_fail_tmo 5
                }
            }
            multipaths {
                multipath {
                    wwid 3600
                    no_path_retry 6
                }
            }
            """;

    private static EffectiveSettings of(String text, PathKey path) {
        return new EffectiveConfig(ConfTexts.conf(text)).forPath(path);
    }

    private static PathKey rocket(String wwid) {
        return ConfTexts.disk("ACME", "ROCKET", wwid);
    }

    private static String chosen(EffectiveSettings settings, ConfigOption option) {
        Chosen chosen = settings.get(option);
        return chosen.value().show() + " " + chosen.origin() + " " + chosen.place();
    }

    private static String without(String section) {
        return ALL.replace(section + " {", "no_such_section_" + section + " {\n}\nignored {");
    }

    @Test
    void aMapsOwnSectionWins() {
        assertEquals("6 MULTIPATH test.conf:29", chosen(of(ALL, rocket("3600")), ConfigOption.NO_PATH_RETRY));
    }

    @Test
    void aSectionForAnotherMapDoesNotCount() {
        assertEquals("4 OVERRIDES test.conf:20", chosen(of(ALL, rocket("36001")), ConfigOption.NO_PATH_RETRY));
        assertEquals("4 OVERRIDES test.conf:20", chosen(of(ALL, rocket(null)), ConfigOption.NO_PATH_RETRY));
    }

    @Test
    void aProtocolWinsOverOverridesAndOnlyForItsPaths() {
        assertEquals("5 PROTOCOL test.conf:23", chosen(of(ALL, rocket("3600")), ConfigOption.FAST_IO_FAIL_TMO));
        PathKey sas = new PathKey("sda", "ACME", "ROCKET", "1", "scsi:sas", "3600");
        assertEquals("4 OVERRIDES test.conf:19", chosen(of(ALL, sas), ConfigOption.FAST_IO_FAIL_TMO));
    }

    @Test
    void theNewestMatchingEntryThatSetsTheOptionWins() {
        String text = ALL.substring(0, ALL.indexOf("overrides"));
        EffectiveSettings settings = of(text, rocket("3600"));
        assertEquals("3 DEVICE test.conf:15", chosen(settings, ConfigOption.NO_PATH_RETRY));
        assertEquals("2 DEVICE test.conf:9", chosen(settings, ConfigOption.FAST_IO_FAIL_TMO));
        assertEquals(2, settings.entries().size());
    }

    @Test
    void defaultsHoldForOtherDevicesAndBuiltInValuesForTheRest() {
        String text = ALL.substring(0, ALL.indexOf("overrides"));
        EffectiveSettings settings = of(text, ConfTexts.disk("OTHER", "THING", null));
        assertEquals("1 DEFAULTS test.conf:3", chosen(settings, ConfigOption.NO_PATH_RETRY));
        assertEquals("\"tur\" BUILT_IN ", chosen(settings, ConfigOption.PATH_CHECKER));
        assertNull(settings.get(ConfigOption.DEV_LOSS_TMO));
        assertNull(settings.get(ConfigOption.HARDWARE_HANDLER));
    }

    @Test
    void aWrittenEntryWinsOverTheBuiltInOneEvenIfItIsWider() {
        EffectiveSettings built = of("", ConfTexts.disk("NETAPP", "LUN C-Mode", null));
        assertEquals("\"queue\"", built.value(ConfigOption.NO_PATH_RETRY).show());
        EffectiveSettings wide = of("devices {\ndevice {\nvendor .*\nproduct .*\nno_path_retry 5\n}\n}\n",
                ConfTexts.disk("NETAPP", "LUN C-Mode", null));
        assertEquals("5", wide.value(ConfigOption.NO_PATH_RETRY).show());
        assertEquals("\"ontap\"", wide.value(ConfigOption.PRIO).show());
    }

    @Test
    void anEmptyTextIsAValueToo() {
        EffectiveSettings settings = of("defaults {\nuid_attribute ID_X\n}\noverrides {\nuid_attribute \"\"\n}\n", rocket(null));
        assertEquals("", settings.pathSettings().uidAttribute());
    }

    @Test
    void argumentsComeFromWhereThePrioritizerComesFrom() {
        String device = "devices {\ndevice {\nvendor ACME\nproduct ROCKET\nprio alua\n}\n"
                + "device {\nvendor ACME\nproduct .*\nprio_args exclusive_pref_bit\n}\n}\n";
        assertEquals("exclusive_pref_bit", of(device, rocket(null)).text(ConfigOption.PRIO_ARGS));
        assertEquals("", of(device + "overrides {\nprio hds\n}\n", rocket(null)).text(ConfigOption.PRIO_ARGS));
        String map = "multipaths {\nmultipath {\nwwid 3600\nprio_args lost\n}\n}\n";
        assertEquals("exclusive_pref_bit", of(device + map, rocket("3600")).text(ConfigOption.PRIO_ARGS));
        assertEquals("", of("defaults {\nprio_args lost\n}\n", rocket(null)).text(ConfigOption.PRIO_ARGS));
    }

    @Test
    void aDeviceNamesBeginningChoosesItsIdentityBeforeEverythingElse() {
        String text = "defaults {\nuid_attrs \"sdb:NO sd:ID_A nvme:ID_B\"\n}\noverrides {\nuid_attribute ID_O\n}\n";
        assertEquals("ID_A", of(text, rocket(null)).pathSettings().uidAttribute());
        PathKey dasd = new PathKey("dasda", "IBM", "S/390 DASD ECKD", "", "ccw", null);
        assertEquals("ID_O", of(text, dasd).pathSettings().uidAttribute());
        assertEquals("ID_UID", of("", dasd).pathSettings().uidAttribute());
        PathKey nvme = new PathKey("nvme0n1", "NVME", "Anything", "", "nvme:tcp", null);
        assertEquals("ID_WWN", of("", nvme).pathSettings().uidAttribute());
    }

    @Test
    void aSectionThatIsUnknownLeavesItsPlaceEmpty() {
        assertEquals("3", of(without("overrides"), rocket("x")).value(ConfigOption.NO_PATH_RETRY).show());
    }
}
