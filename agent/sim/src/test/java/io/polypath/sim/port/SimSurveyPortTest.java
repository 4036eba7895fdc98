package io.polypath.sim.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.sim.Console;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimSurveyPortTest {

    private final Console console = new Console();

    @Test
    void disksAreListedInTheOrderOfTheScan() {
        List<DiskKey> keys = console.survey.list();
        assertEquals(8, keys.size());
        assertEquals(new DiskKey("sda", 8, 0, 1), keys.getFirst());
        assertEquals(new DiskKey("sdh", 8, 112, 8), keys.getLast());
    }

    @Test
    void aSurveyTellsWhatTheKernelKnows() {
        DiskSurvey seen = console.survey.survey("sdd");
        assertEquals(new Hctl(0, 0, 1, 1), seen.address());
        assertEquals("POLYPATH", seen.vendor());
        assertEquals("SIMULATED LUN", seen.product());
        assertEquals("0001", seen.revision());
        assertEquals(20_971_520L * 512, seen.sizeBytes());
        assertEquals(console.path("sdd").nexus().unit().serial(), seen.serial());
        assertEquals(1280, seen.maxSectorsKib());
        assertEquals("running", seen.deviceState());
        assertEquals(1024, seen.hostQueueDepth());
        assertEquals(30_000, seen.commandTimeoutMs());
        assertTrue(seen.udevInitialised());
        assertEquals(console.path("sdd").nexus().unit().wwid(), seen.udev().get("ID_SERIAL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FCP|scsi:fcp|0x5020506000000000 0x5020506000000002", "SAS|scsi:sas|0x5020506000000002",
        "ISCSI|scsi:iscsi|iqn.2026-01.io.polypath:array0 10.0.0.2,3260"
    })
    void theTransportDecidesProtocolAndPortName(Transport transport, String protocol, String port) {
        Console other = new Console(FabricShape.DEFAULT.withTransport(transport), KernelOptions.DEFAULT);
        DiskSurvey seen = other.survey.survey("sdi");
        assertEquals(protocol, seen.protocol());
        assertEquals(port, seen.targetPort());
    }

    @Test
    void anFcPathHasNamesAtBothEndsAndIscsiTheInitiatorsAddress() {
        assertEquals(
                new FabricNames("0000:00:00.0", "0x2000502050000000", "0x2100502050000000", "0x5020506000000000", "0x5020506000000002",
                        "rport-0:0-1"),
                console.survey.survey("sdd").fabric());
        Console iscsi = new Console(FabricShape.DEFAULT.withTransport(Transport.ISCSI), KernelOptions.DEFAULT);
        assertEquals(new FabricNames("10.1.0.0", "", "", "iqn.2026-01.io.polypath:array0", "10.0.0.2,3260", "session2"),
                iscsi.survey.survey("sdi").fabric());
    }

    @Test
    void everyReleasedSurveyLeavesNothingOpen() {
        DiskSurvey first = console.survey.survey("sda");
        DiskSurvey second = console.survey.survey("sda");
        assertEquals(6, console.fabric.kernel().files().open());
        console.survey.release(first);
        console.survey.release(second);
        assertEquals(0, console.fabric.kernel().files().open());
        assertEquals(0, console.fabric.kernel().files().misuses());
        console.survey.release(second);
        assertEquals(3, console.fabric.kernel().files().misuses(), "a second release is a bug of the caller");
    }

    @Test
    void anUnknownDiskIsNull() {
        assertNull(console.survey.survey("sdzz"));
    }

    @Test
    void withoutUdevNothingIsKnownFromIt() {
        Console bare = new Console(FabricShape.DEFAULT, KernelOptions.DEFAULT.withUdev(false, 0));
        assertFalse(bare.survey.udevRuns());
        assertFalse(bare.survey.survey("sda").udevInitialised());
        assertTrue(bare.survey.survey("sda").udev().isEmpty());
    }
}
