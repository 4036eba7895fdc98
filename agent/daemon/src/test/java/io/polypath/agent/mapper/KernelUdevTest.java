package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.MapOrder.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What udev's rules make of a change. Needs what {@link KernelMapperTest} needs and a udev daemon; the lab has both. */
class KernelUdevTest {

    private static final String NAME = "polypath-udev";

    private KernelMapper mapper;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(System.getProperty("polypath.disks") != null, "needs -Dpolypath.disks");
        mapper = new KernelMapper();
        assumeTrue(mapper.udevRuns(), "needs udevd");
        Dmsetup.removeAll();
    }

    @AfterEach
    void release() throws IOException {
        if (mapper != null) {
            mapper.close();
            Dmsetup.removeAll();
        }
    }

    @Test
    void udevIsToldThatNothingCanBeReadAndNoPartitionsAreWanted() throws IOException {
        carryOut(Kind.CREATE, UdevFlags.of(false, true, true));
        List<String> properties = Dmsetup.udevProperties(NAME);
        assertHas(properties, "DM_UDEV_PRIMARY_SOURCE_FLAG=1");
        assertHas(properties, "DM_SUBSYSTEM_UDEV_FLAG1=1");
        assertHas(properties, "DM_SUBSYSTEM_UDEV_FLAG2=1");
        assertFalse(properties.contains("DM_SUBSYSTEM_UDEV_FLAG0=1"));
    }

    @Test
    void udevIsToldThatOnlyTheTableChanged() throws IOException {
        carryOut(Kind.CREATE, UdevFlags.of(false, false, false));
        carryOut(Kind.RELOAD, UdevFlags.of(true, false, false));
        List<String> properties = Dmsetup.udevProperties(NAME);
        assertHas(properties, "DM_SUBSYSTEM_UDEV_FLAG0=1");
        assertFalse(properties.contains("DM_SUBSYSTEM_UDEV_FLAG1=1"));
        assertFalse(properties.contains("DM_SUBSYSTEM_UDEV_FLAG2=1"));
    }

    private void carryOut(Kind kind, int udevFlags) throws IOException {
        MapOrder order = new MapOrder(kind, 0, 1, "mpath-" + System.getProperty("polypath.wwid"), NAME);
        order.text = "0 0 1 1 service-time 0 1 1 " + System.getProperty("polypath.disks").split(",")[0] + " 1";
        order.sectors = 2_048;
        order.udevFlags = udevFlags;
        mapper.carryOut(order);
        assertEquals(0, order.error);
        mapper.settle();
    }

    private static void assertHas(List<String> properties, String wanted) {
        assertTrue(properties.contains(wanted), () -> wanted + " in " + properties);
    }
}
