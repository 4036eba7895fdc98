package io.polypath.tests.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Locale;

/** A reader that is fuzzed: its class has {@code public static void fuzzerTestOneInput(byte[])}, as Jazzer wants it. */
enum Target {
    PORT_GROUPS("io.polypath.tests.fuzz.PortGroupsTarget"),
    VITAL_PRODUCT_DATA("io.polypath.tests.fuzz.VitalProductDataTarget"),
    SENSE("io.polypath.tests.fuzz.SenseTarget"),
    RESERVATIONS("io.polypath.tests.fuzz.ReservationsTarget"),
    NVME("io.polypath.agent.prio.NvmeTarget"),
    UEVENT("io.polypath.tests.fuzz.UeventTarget"),
    TRANSPORT_EVENT("io.polypath.tests.fuzz.TransportEventTarget"),
    CONFIGURATION("io.polypath.tests.fuzz.ConfigurationTarget"),
    REQUEST("io.polypath.agent.desk.RequestTarget"),
    COMMAND("io.polypath.agent.desk.CommandTarget"),
    MAP_TEXT("io.polypath.tests.fuzz.MapTextTarget"),
    STATE_FILES("io.polypath.agent.state.StateFilesTarget"),
    FLIGHT_FILE("io.polypath.tests.fuzz.FlightFileTarget"),
    RECORDING("io.polypath.cli.recording.RecordingTarget");

    private final String type;

    Target(String type) {
        this.type = type;
    }

    /** Binary name of the class. */
    String type() {
        return type;
    }

    /** Where its committed inputs are. */
    Path corpus() {
        return Path.of("corpus", name().toLowerCase(Locale.ROOT));
    }

    /** Reads one input. @throws Throwable whatever the reader throws */
    void read(byte[] input) throws Throwable {
        try {
            Class.forName(type).getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
