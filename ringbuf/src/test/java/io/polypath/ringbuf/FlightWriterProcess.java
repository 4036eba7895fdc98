package io.polypath.ringbuf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/** A process that records at full speed until it is killed. */
final class FlightWriterProcess {
    static final String LANE = "victim";
    static final int RECORDS = 64;

    private FlightWriterProcess() {}

    /** @param arguments the run directory and the size of a record */
    public static void main(String[] arguments) throws IOException {
        RunDirectory directory = new RunDirectory(Path.of(arguments[0]), RunIdentity.now("victim build"));
        FlightRing ring = FlightRing.create(directory, LANE, Integer.parseInt(arguments[1]), RECORDS, Arena.global());
        for (long n = 1; ; n++) {
            WholePattern.fill(ring.begin(-n), n);
            ring.commit();
        }
    }
}
