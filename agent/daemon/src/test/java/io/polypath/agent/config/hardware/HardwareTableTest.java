package io.polypath.agent.config.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.OptionValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How entries for the same devices become one, and which entries a device has. */
class HardwareTableTest {

    private static HardwareTable of(String... devices) {
        StringBuilder text = new StringBuilder("devices {\n");
        for (String device : devices) {
            text.append("device {\n").append(device).append("\n}\n");
        }
        return ConfTexts.conf(text.append("}\n").toString()).hardware();
    }

    private static String shown(OptionValues values, ConfigOption option) {
        return values.value(option) == null ? null : values.value(option).show();
    }

    private static List<String> products(HardwareTable table, String vendor, String product, String revision) {
        return table.match(vendor, product, revision).stream().map(entry -> entry.product().text()).toList();
    }

    @Test
    void everyBuiltInEntryStands() {
        assertEquals(137, of().entries().size());
        assertTrue(of().entries().stream().allMatch(DeviceEntry::builtIn));
    }

    @Test
    void anEntryForTheSameDevicesTakesThePlaceOfTheNewest() {
        HardwareTable table = of("vendor PURE\nproduct FlashArray\nno_path_retry 5", "vendor X\nproduct Y",
                "vendor PURE\nproduct FlashArray\nfailback 9");
        assertEquals(138, table.entries().size());
        DeviceEntry pure = table.entries().getLast();
        assertFalse(pure.builtIn());
        assertEquals("5", shown(pure.values(), ConfigOption.NO_PATH_RETRY));
        assertEquals("9", shown(pure.values(), ConfigOption.FAILBACK));
        assertEquals("\"alua\"", shown(pure.values(), ConfigOption.PRIO));
    }

    @Test
    void patternsThatAreSpeltOtherwiseAreOtherEntries() {
        assertEquals(List.of("FlashArray.*", "FlashArray"),
                products(of("vendor PURE\nproduct FlashArray.*\nno_path_retry 5"), "PURE", "FlashArray", ""));
        assertEquals(List.of("FlashArray", "FlashArray"),
                products(of("vendor PURE\nproduct FlashArray\nrevision 1"), "PURE", "FlashArray", "21"));
        assertEquals(List.of("FlashArray"), products(of("vendor PURE\nproduct FlashArray\nrevision 1"), "PURE", "FlashArray", "2"));
    }

    @Test
    void patternsAreUnanchoredAndTellCasesApart() {
        assertEquals(List.of("2810"), products(of("vendor BM\nproduct 2810"), "IBMX", "x2810y", "1"));
        assertEquals(List.of(), products(of("vendor acme\nproduct rocket"), "ACME", "ROCKET", "1"));
        assertEquals(List.of(), products(of("vendor ^CME\nproduct rocket"), "ACME", "rocket", "1"));
    }

    @Test
    void mergingTakesOptionsOutOfFeatures() {
        DeviceEntry merged = of("vendor NETAPP\nproduct LUN\nfeatures \"3 queue_if_no_path pg_init_retries 50\"").entries().getLast();
        assertEquals("\"2 pg_init_retries 50\"", shown(merged.values(), ConfigOption.FEATURES));
        assertEquals("\"queue\"", shown(merged.values(), ConfigOption.NO_PATH_RETRY));
        DeviceEntry alone = of("vendor NEW\nproduct LUN\nfeatures \"1 queue_if_no_path\"").entries().getLast();
        assertEquals("\"1 queue_if_no_path\"", shown(alone.values(), ConfigOption.FEATURES));
        assertNull(shown(alone.values(), ConfigOption.NO_PATH_RETRY));
        DeviceEntry retained = of("vendor A\nproduct B", "vendor A\nproduct B\nfeatures \"1 retain_attached_hw_handler\"")
                .entries().getLast();
        assertEquals("\"yes\"", shown(retained.values(), ConfigOption.RETAIN_ATTACHED_HW_HANDLER));
        assertEquals("\"0\"", shown(retained.values(), ConfigOption.FEATURES));
    }

    @Test
    void onlyAFewPatternsAreTriedForADevice() {
        assertTrue(of().vendorPatterns() < 100);
        assertEquals(List.of("LUN"), products(of(), "NETAPP", "LUN C-Mode", "9800"));
    }
}
